#include "CMask.h"
