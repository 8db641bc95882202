#pragma once
#include "clinux_confine.h"
#include "clinux_crash.h"
#include "clinux_descriptors.h"
#include "clinux_inotify.h"
#include "clinux_process.h"
#include "clinux_signals.h"
