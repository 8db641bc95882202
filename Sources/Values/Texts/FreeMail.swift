extension Domains {
  /// Providers of mail for anybody. Sources: the providers' own lists of the domains that they hand out.
  static let freeMail: Set<String> = [
    "126.com", "139.com", "163.com", "189.cn", "aim.com", "alice.it", "aliyun.com", "aol.com", "arcor.de", "att.net",
    "bellsouth.net",
    "bigpond.com", "bluewin.ch", "bol.com.br", "btinternet.com", "charter.net", "comcast.net", "cox.net", "daum.net",
    "duck.com",
    "earthlink.net", "email.com", "facebook.com", "fastmail.com", "fastmail.fm", "foxmail.com", "free.fr", "freenet.de",
    "gmail.com",
    "gmx.at", "gmx.ch", "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "hanmail.net", "hey.com", "hotmail.be",
    "hotmail.ca",
    "hotmail.co.uk", "hotmail.com", "hotmail.com.br", "hotmail.de", "hotmail.es", "hotmail.fr", "hotmail.it",
    "hotmail.nl",
    "hushmail.com", "icloud.com", "inbox.com", "inbox.ru", "juno.com", "laposte.net", "libero.it", "list.ru", "live.ca",
    "live.cn",
    "live.co.uk", "live.com", "live.com.au", "live.de", "live.fr", "live.it", "live.nl", "mac.com", "mail.com",
    "mail.ru", "me.com",
    "msn.com", "naver.com", "neuf.fr", "o2.pl", "online.de", "onet.pl", "optonline.net", "orange.fr", "outlook.com",
    "outlook.com.br", "outlook.de", "outlook.es", "outlook.fr", "outlook.it", "pm.me", "posteo.de", "proton.me",
    "protonmail.ch",
    "protonmail.com", "qq.com", "rambler.ru", "rediffmail.com", "rocketmail.com", "sapo.pt", "sbcglobal.net",
    "seznam.cz", "sfr.fr",
    "shaw.ca", "sina.cn", "sina.com", "sky.com", "sohu.com", "sympatico.ca", "t-online.de", "talktalk.net",
    "telenet.be",
    "terra.com.br", "tiscali.it", "tutanota.com", "tutanota.de", "uol.com.br", "verizon.net", "virgilio.it",
    "virginmedia.com",
    "vip.qq.com", "wanadoo.fr", "web.de", "wp.pl", "xtra.co.nz", "ya.ru", "yahoo.ca", "yahoo.co.id", "yahoo.co.in",
    "yahoo.co.jp",
    "yahoo.co.uk", "yahoo.com", "yahoo.com.ar", "yahoo.com.au", "yahoo.com.br", "yahoo.com.mx", "yahoo.com.sg",
    "yahoo.de",
    "yahoo.es", "yahoo.fr", "yahoo.in", "yahoo.it", "yandex.com", "yandex.ru", "yeah.net", "ymail.com", "ziggo.nl",
    "zoho.com",
  ]

  /// The length of the longest of them, so that most domains are not looked up.
  static let longestFreeMail = freeMail.reduce(0) { max($0, $1.utf8.count) }
}
