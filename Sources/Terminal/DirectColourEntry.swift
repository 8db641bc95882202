/// A terminfo entry for 24-bit colour, carried along because ncurses takes true colour from terminfo alone (it ignores
/// `COLORTERM`), and Debian keeps such entries in a package that few have installed (`ncurses-term`).
///
/// It claims only what every terminal that sets `COLORTERM=truecolor` does alike: colours separated by semicolons (some
/// do not know the colons of `xterm-direct`), no `rep`, no `bce`, no alternate characters. Colours 0–7 are the palette's.
/// `KeyDecoder` knows the keys, so that it needs none.
enum DirectColourEntry {
  /// What `newterm` is asked for.
  static let name = "abmtop-direct"

  /// The value of `TERMINFO` that holds the entry itself instead of a place: ncurses 6.1 and later read it.
  ///
  /// Made of the source below by `tic -x -o DIR FILE` and `TERMINFO=DIR infocmp -x -Q2 abmtop-direct`:
  /// ```
  /// abmtop-direct|an xterm-like terminal with 24-bit colours,
  ///     am, km, mir, msgr, xenl, AX, RGB,
  ///     colors#0x1000000, cols#80, it#8, lines#24, pairs#0x10000, CO#8,
  ///     bel=^G, bold=\E[1m, civis=\E[?25l, clear=\E[H\E[2J, cnorm=\E[?25h, cr=\r,
  ///     csr=\E[%i%p1%d;%p2%dr, cub=\E[%p1%dD, cub1=^H, cud=\E[%p1%dB, cud1=\n,
  ///     cuf=\E[%p1%dC, cuf1=\E[C, cup=\E[%i%p1%d;%p2%dH, cuu=\E[%p1%dA, cuu1=\E[A,
  ///     dch=\E[%p1%dP, dim=\E[2m, dl=\E[%p1%dM, ech=\E[%p1%dX, ed=\E[J, el=\E[K,
  ///     el1=\E[1K, home=\E[H, hpa=\E[%i%p1%dG, ich=\E[%p1%d@, il=\E[%p1%dL, ind=\n,
  ///     indn=\E[%p1%dS, kbs=^?, nel=\EE, op=\E[39;49m, rc=\E8, rev=\E[7m, ri=\EM,
  ///     rin=\E[%p1%dT, ritm=\E[23m, rmam=\E[?7l, rmcup=\E[?1049l, rmir=\E[4l,
  ///     rmkx=\E[?1l\E>, rmso=\E[27m, rmul=\E[24m, sc=\E7,
  ///     setab=\E[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
  ///     setaf=\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
  ///     sgr=\E[0%?%p6%t;1%;%?%p5%t;2%;%?%p2%t;4%;%?%p1%p3%|%t;7%;m, sgr0=\E[m,
  ///     sitm=\E[3m, smam=\E[?7h, smcup=\E[?1049h, smir=\E[4h, smkx=\E[?1h\E=,
  ///     smso=\E[7m, smul=\E[4m, vpa=\E[%i%p1%dd,
  /// ```
  static let terminfo = """
    b64:HgI5AA8ADwBpATMCYWJtdG9wLWRpcmVjdHxhbiB4dGVybS1saWtlIHRlcm1pbmFsIHdpdGggMjQtYml0IGNvbG91cnMAAAEA\
    AAEAAAABAAAAAAEBUAAAAAgAAAAYAAAA_____________________________________________________wAAAAEAAAEA__8A\
    AAIABAD__xUAHQAhACUA__8wAEEAQwBHAE4A__9QAFcA__9bAP__________________XwBkAP__bQByAP____93AHwAgQCGAP__\
    jwCTAP__nAChAKcA__________________________-tAP______________________________________________________\
    ______________________________-vALcA__________________________________-_AP__wgDLANQA3QDmAO8A-AABAQoB\
    EwH_____________________________HAEfASoBLQEvATIB__________________________________________________9o\
    AW4B________________________________________________________________________________________________\
    ____________________________________________________________________________________________________\
    ____________________________________________________________________________________________________\
    _____________3QB________________________________________________________________________eQH_________\
    _________________________4IB________________________hwH_____________________________________________\
    _____________________________________________________40B4AEHAA0AG1slaSVwMSVkOyVwMiVkcgAbW0gbWzJKABtb\
    SwAbW0oAG1slaSVwMSVkRwAbWyVpJXAxJWQ7JXAyJWRIAAoAG1tIABtbPzI1bAAIABtbPzI1aAAbW0MAG1tBABtbMW0AG1s_MTA0\
    OWgAG1sybQAbWzRoABtbN20AG1s3bQAbWzRtABtbJXAxJWRYABtbbQAbWz8xMDQ5bAAbWzRsABtbMjdtABtbMjRtAH8AG1s_MWwb\
    PgAbWz8xaBs9ABtFABtbJXAxJWRQABtbJXAxJWRNABtbJXAxJWRCABtbJXAxJWRAABtbJXAxJWRTABtbJXAxJWRMABtbJXAxJWRE\
    ABtbJXAxJWRDABtbJXAxJWRUABtbJXAxJWRBABs4ABtbJWklcDElZGQAGzcACgAbTQAbWzAlPyVwNiV0OzElOyU_JXA1JXQ7MiU7\
    JT8lcDIldDs0JTslPyVwMSVwMyV8JXQ7NyU7bQAbWz83aAAbWz83bAAbWzFLABtbMzk7NDltABtbM20AG1syM20AG1slPyVwMSV7\
    OH0lPCV0MyVwMSVkJWUzODsyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn0lLyV7MjU1fSUmJWQ7JXAxJXsyNTV9JSYlZCU7bQAb\
    WyU_JXAxJXs4fSU8JXQ0JXAxJWQlZTQ4OzI7JXAxJXs2NTUzNn0lLyVkOyVwMSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0l\
    JiVkJTttAAACAAEAAAADAAoAAQEIAAAAAAADAAcAQVgAUkdCAENPAA==
    """
}
