internal import Values

/// What CRMs and advertising platforms call their columns where the interface is not in English.
///
/// The English name then leads to the column as any English header does, so that each mapping knows all languages. Words that mean
/// different things in different tables (`Nom`, `Nombre`) are left out.
enum ForeignNames {
  /// The English name, in plain form, of a name in plain form; nil where it is not known.
  static func english(_ plain: String) -> String? { names[plain] }

  private static let names: [String: String] = {
    let languages = [
      german, french, spanish, portuguese, italian, dutch, polish, swedish, danish, norwegian, finnish, czech, turkish,
      japanese, chinese, korean,
    ]
    let pairs = languages.joined().flatMap { english, foreign in
      foreign.map { (Text.plain($0), Text.plain(english)) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()

  private static let german: [(String, [String])] = [
    ("Score", ["Punktzahl", "Punktwert", "Bewertung"]),
    ("Account Name", ["Accountname", "Kontoname"]), ("Company name", ["Unternehmensname", "Firmenname"]),
    ("Company", ["Unternehmen", "Firma"]), ("Customer", ["Kunde"]), ("Customer Name", ["Kundenname"]),
    ("Customer ID", ["Kundennummer", "Kunden-ID"]), ("Record ID", ["Datensatz-ID", "Datensatznummer"]),
    ("Contact ID", ["Kontakt-ID"]), ("Company Domain Name", ["Unternehmens-Domain-Name", "Unternehmensdomain"]),
    ("Website", ["Webseite", "Internetseite", "Website-URL"]), ("Industry", ["Branche", "Wirtschaftszweig"]),
    (
      "Number of Employees",
      [
        "Mitarbeiter", "Anzahl der Mitarbeiter", "Anzahl Mitarbeiter", "Mitarbeiterzahl", "Mitarbeiteranzahl",
        "Mitarbeitende",
      ]
    ),
    ("Annual Revenue", ["Jahresumsatz"]), ("Company owner", ["Unternehmensinhaber"]),
    ("Account Owner", ["Account-Inhaber", "Accountinhaber"]), ("Opportunity Owner", ["Opportunity-Inhaber"]),
    ("Deal owner", ["Deal-Inhaber"]), ("Country", ["Land"]), ("Country/Region", ["Land/Region"]),
    ("Billing Country", ["Rechnungsland"]), ("Parent Company", ["Übergeordnetes Unternehmen"]),
    ("Parent Account", ["Übergeordneter Account"]),
    ("Create Date", ["Erstellungsdatum", "Erstelldatum", "Erstellt am", "Angelegt am"]),
    ("Opportunity Name", ["Opportunityname"]), ("Deal Name", ["Dealname"]), ("Stage", ["Phase", "Verkaufsphase"]),
    ("Deal Stage", ["Deal-Phase"]), ("Amount", ["Betrag"]), ("Value", ["Wert"]), ("Currency", ["Währung"]),
    ("Currency of Value", ["Währung von Wert"]),
    ("Close Date", ["Schlusstermin", "Abschlussdatum", "Abgeschlossen am"]),
    (
      "Expected Close Date",
      ["Voraussichtliches Abschlussdatum", "Erwartetes Abschlussdatum", "Geschätztes Abschlussdatum"]
    ),
    ("Probability (%)", ["Wahrscheinlichkeit", "Wahrscheinlichkeit (%)"]), ("Loss Reason", ["Verlustgrund"]),
    ("Type", ["Typ"]), ("Deal Type", ["Deal-Typ"]), ("Opportunity Type", ["Opportunity-Typ"]),
    ("Associated Company", ["Zugeordnetes Unternehmen"]),
    ("Associated Company IDs", ["Zugeordnete Unternehmens-IDs"]), ("Organization", ["Organisation"]),
    ("Title", ["Titel"]), ("Deal created", ["Deal erstellt"]), ("Won time", ["Gewonnen-Zeit"]),
    ("Lost time", ["Verloren-Zeit"]), ("First Name", ["Vorname"]), ("Last Name", ["Nachname"]),
    ("Email Address", ["E-Mail-Adresse"]), ("Job Title", ["Berufsbezeichnung", "Jobtitel"]),
    ("Buying Role", ["Einkaufsrolle"]), ("Date", ["Datum"]), ("Subject", ["Betreff"]),
    ("Activity Type", ["Aktivitätstyp"]), ("Activity Date", ["Aktivitätsdatum"]),
    ("Assigned", ["Zugewiesen", "Zugewiesen an"]), ("Start Date", ["Startdatum"]), ("End Date", ["Enddatum"]),
    ("Contract Start Date", ["Vertragsbeginn"]), ("Contract End Date", ["Vertragsende"]),
    ("Contract Number", ["Vertragsnummer"]), ("Day", ["Tag"]), ("Campaign", ["Kampagne"]),
    ("Campaign Name", ["Kampagnenname"]), ("Cost", ["Kosten"]), ("Impressions", ["Impressionen"]),
    ("Clicks", ["Klicks"]), ("Currency Code", ["Währungscode"]), ("Amount spent", ["Ausgegebener Betrag"]),
    ("Month", ["Monat"]), ("Week", ["Woche", "KW", "Kalenderwoche"]), ("Quarter", ["Quartal"]), ("Channel", ["Kanal"]),
    ("New Customer", ["Neukunde", "Neugeschäft", "Ist Neukunde"]), ("Existing Customer", ["Bestandskunde"]),
    ("Customer Tier", ["Kundenstufe", "Kundenklasse"]),
    ("Topic", ["Thema"]), ("Potential Customer", ["Potenzieller Kunde", "Potentieller Kunde"]),
    ("Est. Revenue", ["Gesch. Umsatz", "Geschätzter Umsatz"]),
    ("Actual Revenue", ["Tatsächl. Umsatz", "Tatsächlicher Umsatz"]),
    ("Actual Close Date", ["Tatsächl. Abschlussdatum", "Tatsächliches Abschlussdatum"]),
    ("Est. Close Date", ["Gesch. Abschlussdatum"]),
    ("Target Account", ["Zielkunde", "Zielaccount", "Zielunternehmen", "Zielkonto"]),
    ("Key Account", ["Schlüsselkunde"]), ("Outcome", ["Ergebnis"]),
    ("Deal Value", ["Auftragswert", "Auftragsvolumen", "Angebotswert", "Deal-Wert", "Dealwert"]),
    ("ARR", ["Jahreswert", "Jahresbetrag", "Jährlicher Wert"]),
    ("MRR", ["Monatswert", "Monatsbetrag", "Monatlicher Wert"]),
    ("Billing Interval", ["Abrechnungsintervall", "Abrechnungszeitraum", "Zahlungsintervall"]),
    ("Cancellation Date", ["Kündigungsdatum", "Gekündigt am", "Gekündigt zum"]),
    ("Reporting starts", ["Berichtsstart"]), ("Reporting ends", ["Berichtsende"]),
  ]

  private static let french: [(String, [String])] = [
    ("Industry", ["Secteur"]),
    ("Deal", ["Affaire"]), ("Title", ["Titre"]), ("Value", ["Valeur"]), ("Organization", ["Organisation"]),
    ("Won time", ["Date de gain", "Gagnée le", "Date gagnée"]), ("Lost time", ["Date de perte", "Perdue le"]),
    ("Account Name", ["Nom du compte"]), ("Company name", ["Nom de l'entreprise", "Raison sociale"]),
    ("Company", ["Entreprise", "Société"]), ("Customer Name", ["Nom du client"]), ("Account", ["Compte"]),
    (
      "Record ID",
      [
        "ID de fiche d'information", "ID de la fiche d'informations", "ID de fiche d'informations",
        "ID d'enregistrement",
      ]
    ),
    ("Company Domain Name", ["Nom de domaine de l'entreprise"]), ("Website", ["Site web", "URL du site web"]),
    ("Industry", ["Secteur d'activité"]), ("Number of Employees", ["Nombre d'employés", "Effectif"]),
    ("Annual Revenue", ["Chiffre d'affaires annuel", "Revenu annuel"]),
    ("Company owner", ["Propriétaire de l'entreprise"]), ("Account Owner", ["Propriétaire du compte"]),
    ("Country", ["Pays"]), ("Country/Region", ["Pays/Région"]), ("Create Date", ["Date de création"]),
    ("Deal Name", ["Nom de la transaction"]), ("Deal Stage", ["Phase de la transaction"]),
    ("Opportunity Name", ["Nom de l'opportunité"]), ("Stage", ["Étape"]), ("Amount", ["Montant"]),
    ("Currency", ["Devise"]), ("Close Date", ["Date de fermeture", "Date de clôture"]),
    ("Expected Close Date", ["Date de clôture prévue"]), ("Probability (%)", ["Probabilité", "Probabilité (%)"]),
    ("Deal owner", ["Propriétaire de la transaction"]), ("Opportunity Owner", ["Propriétaire de l'opportunité"]),
    ("Associated Company", ["Entreprise associée"]), ("First Name", ["Prénom"]), ("Last Name", ["Nom de famille"]),
    ("Email Address", ["Adresse e-mail"]), ("Job Title", ["Intitulé du poste", "Poste"]), ("Subject", ["Objet"]),
    ("Start Date", ["Date de début"]), ("End Date", ["Date de fin"]), ("Day", ["Jour"]), ("Campaign", ["Campagne"]),
    ("Campaign Name", ["Nom de la campagne"]), ("Cost", ["Coût"]), ("Clicks", ["Clics"]),
    ("Amount spent", ["Montant dépensé"]), ("Reporting starts", ["Début des rapports"]),
    ("Month", ["Mois"]), ("Week", ["Semaine"]), ("Quarter", ["Trimestre"]), ("Channel", ["Canal"]),
    ("New Customer", ["Nouveau client"]),
    ("Target Account", ["Compte cible", "Entreprise cible"]), ("Key Account", ["Compte clé"]),
    ("Deal Value", ["Montant total", "Montant HT"]), ("Outcome", ["Résultat"]), ("Status", ["Statut"]),
    ("ARR", ["Valeur annuelle", "Montant annuel"]), ("MRR", ["Valeur mensuelle", "Montant mensuel"]),
    ("Contract Number", ["Numéro de contrat", "N° de contrat"]), ("Contract Start Date", ["Début du contrat"]),
    ("Contract End Date", ["Fin du contrat"]), ("Cancellation Date", ["Date de résiliation"]),
    ("Reporting ends", ["Fin des rapports"]),
  ]

  private static let spanish: [(String, [String])] = [
    ("End Date", ["Fecha de fin", "Fecha fin", "Fecha final", "Fecha de término"]),
    ("Score", ["Puntuación", "Calificación", "Puntaje"]),
    ("Account Name", ["Nombre de la cuenta"]), ("Company name", ["Nombre de la empresa"]), ("Company", ["Empresa"]),
    ("Customer", ["Cliente"]), ("Account", ["Cuenta"]), ("Record ID", ["ID de registro"]),
    ("Company Domain Name", ["Nombre de dominio de la empresa"]), ("Website", ["Sitio web", "URL del sitio web"]),
    ("Industry", ["Industria"]), ("Number of Employees", ["Número de empleados", "Empleados"]),
    ("Annual Revenue", ["Ingresos anuales"]), ("Company owner", ["Propietario de la empresa"]),
    ("Account Owner", ["Propietario de la cuenta"]), ("Country", ["País"]), ("Country/Region", ["País/región"]),
    ("Create Date", ["Fecha de creación"]), ("Deal Name", ["Nombre del negocio"]),
    ("Deal Stage", ["Etapa del negocio"]), ("Opportunity Name", ["Nombre de la oportunidad"]), ("Stage", ["Etapa"]),
    ("Amount", ["Importe", "Valor"]), ("Currency", ["Moneda", "Divisa"]), ("Close Date", ["Fecha de cierre"]),
    ("Expected Close Date", ["Fecha de cierre prevista"]), ("Probability (%)", ["Probabilidad", "Probabilidad (%)"]),
    ("Deal owner", ["Propietario del negocio"]), ("Opportunity Owner", ["Propietario de la oportunidad"]),
    ("Associated Company", ["Empresa asociada"]), ("Last Name", ["Apellido", "Apellidos"]),
    ("Email", ["Correo electrónico", "Correo"]), ("Job Title", ["Cargo"]), ("Date", ["Fecha"]),
    ("Subject", ["Asunto"]), ("Start Date", ["Fecha de inicio"]), ("End Date", ["Fecha de finalización"]),
    ("Day", ["Día"]), ("Campaign", ["Campaña"]), ("Campaign Name", ["Nombre de la campaña"]),
    ("Cost", ["Coste", "Costo"]), ("Impressions", ["Impresiones"]), ("Amount spent", ["Importe gastado"]),
    ("Month", ["Mes"]), ("Week", ["Semana"]),
    ("Target Account", ["Cuenta objetivo", "Empresa objetivo"]), ("Key Account", ["Cuenta clave"]),
    ("Deal Value", ["Importe total", "Monto", "Monto total"]), ("Outcome", ["Resultado"]), ("Status", ["Estado"]),
    ("ARR", ["Valor anual", "Importe anual"]), ("MRR", ["Valor mensual", "Importe mensual"]),
    ("Contract Number", ["Número de contrato"]), ("Contract Start Date", ["Inicio del contrato"]),
    ("Contract End Date", ["Fin del contrato"]), ("Customer Name", ["Nombre del cliente"]),
    ("Reporting starts", ["Inicio del informe"]), ("Reporting ends", ["Fin del informe"]),
  ]

  private static let portuguese: [(String, [String])] = [
    ("Score", ["Pontuação", "Nota"]),
    ("Account Name", ["Nome da conta"]), ("Company name", ["Nome da empresa"]), ("Deal Name", ["Nome do negócio"]),
    ("Deal Stage", ["Etapa do negócio"]), ("Opportunity Name", ["Nome da oportunidade"]), ("Industry", ["Setor"]),
    ("Number of Employees", ["Número de funcionários"]), ("Annual Revenue", ["Receita anual"]),
    ("Create Date", ["Data de criação"]), ("Close Date", ["Data de fechamento"]), ("Currency", ["Moeda"]),
    ("Deal owner", ["Proprietário do negócio"]), ("Last Name", ["Sobrenome"]), ("Job Title", ["Cargo"]),
    ("Date", ["Data"]), ("Campaign", ["Campanha"]), ("Cost", ["Custo"]), ("Clicks", ["Cliques"]),
    ("Impressions", ["Impressões"]), ("Month", ["Mês"]), ("Target Account", ["Conta alvo", "Empresa alvo"]),
    ("Customer Name", ["Nome do cliente"]), ("Contract Number", ["Número do contrato"]),
    ("Contract Start Date", ["Início do contrato"]), ("Contract End Date", ["Fim do contrato"]),
    ("Account", ["Conta"]), ("Customer", ["Cliente"]), ("Company", ["Empresa"]), ("Stage", ["Etapa", "Fase"]),
    ("Amount", ["Valor", "Quantia"]), ("Deal Value", ["Valor total", "Valor do negócio"]),
    ("Expected Close Date", ["Data de fechamento prevista", "Data prevista de fechamento", "Previsão de fechamento"]),
    ("Create Date", ["Criado em", "Data da criação"]), ("Close Date", ["Data de encerramento", "Fechado em"]),
    ("Owner", ["Proprietário", "Responsável"]), ("Account Owner", ["Proprietário da conta"]),
    ("Opportunity Owner", ["Proprietário da oportunidade"]), ("Record ID", ["ID do registro"]),
    ("Probability (%)", ["Probabilidade", "Probabilidade (%)"]), ("Email", ["E-mail"]),
    ("Country", ["País"]), ("Start Date", ["Data de início"]), ("End Date", ["Data de término", "Data de fim"]),
    ("Outcome", ["Resultado"]), ("ARR", ["Valor anual"]), ("MRR", ["Valor mensal"]), ("Day", ["Dia"]),
    ("Amount spent", ["Valor gasto", "Valor usado"]), ("Subject", ["Assunto"]),
  ]

  private static let italian: [(String, [String])] = [
    ("Channel", ["Canale"]),
    ("Score", ["Punteggio", "Valutazione", "Voto"]),
    ("Account Name", ["Nome account"]), ("Company name", ["Nome azienda", "Nome dell'azienda"]),
    ("Company", ["Azienda"]), ("Deal Name", ["Nome affare", "Nome dell'affare", "Nome trattativa"]),
    ("Deal Stage", ["Fase affare", "Fase dell'affare"]), ("Opportunity Name", ["Nome opportunità"]),
    ("Stage", ["Fase"]), ("Amount", ["Importo"]), ("Currency", ["Valuta"]), ("Close Date", ["Data di chiusura"]),
    ("Create Date", ["Data di creazione", "Data creazione"]), ("Industry", ["Settore"]),
    ("Number of Employees", ["Numero di dipendenti", "Dipendenti"]), ("Annual Revenue", ["Fatturato annuo"]),
    ("Last Name", ["Cognome"]), ("Day", ["Giorno"]), ("Campaign", ["Campagna"]), ("Clicks", ["Clic"]),
    ("Close Date", ["Data chiusura", "Chiuso il"]), ("Create Date", ["Creato il", "Data della creazione"]),
    ("Expected Close Date", ["Data di chiusura prevista", "Data chiusura prevista", "Chiusura prevista"]),
    ("Account", ["Conto"]), ("Customer", ["Cliente"]), ("Customer Name", ["Nome cliente", "Nome del cliente"]),
    ("Owner", ["Proprietario", "Titolare", "Responsabile"]), ("Account Owner", ["Titolare account"]),
    ("Opportunity Owner", ["Titolare opportunità"]), ("Status", ["Stato"]), ("Value", ["Valore"]),
    ("Deal Value", ["Valore affare", "Importo totale"]), ("Probability (%)", ["Probabilità", "Probabilità (%)"]),
    ("Country", ["Paese"]), ("Website", ["Sito web"]), ("Date", ["Data"]), ("Subject", ["Oggetto"]),
    ("Start Date", ["Data di inizio", "Data inizio"]), ("End Date", ["Data di fine", "Data fine"]),
    ("Contract Number", ["Numero contratto", "Numero di contratto"]), ("Contract Start Date", ["Inizio contratto"]),
    ("Contract End Date", ["Fine contratto"]), ("ARR", ["Valore annuo"]), ("MRR", ["Valore mensile"]),
    ("Outcome", ["Esito"]), ("Month", ["Mese"]), ("Week", ["Settimana"]), ("Cost", ["Costo"]),
    ("Impressions", ["Impressioni"]), ("Amount spent", ["Importo speso"]), ("Job Title", ["Qualifica"]),
    ("Target Account", ["Account target", "Cliente target"]),
  ]

  private static let dutch: [(String, [String])] = [
    ("Score", ["Beoordeling", "Cijfer"]),
    ("Account Name", ["Accountnaam"]), ("Company name", ["Bedrijfsnaam"]), ("Company", ["Bedrijf"]),
    ("Deal Name", ["Dealnaam"]), ("Deal Stage", ["Dealfase"]), ("Amount", ["Bedrag"]),
    ("Close Date", ["Sluitingsdatum"]), ("Create Date", ["Aanmaakdatum"]),
    ("Number of Employees", ["Aantal medewerkers", "Aantal werknemers"]), ("Annual Revenue", ["Jaaromzet"]),
    ("Month", ["Maand"]), ("Channel", ["Kanaal"]), ("Cost", ["Kosten"]), ("Campaign", ["Campagne"]),
    ("Target Account", ["Doelaccount", "Doelklant"]), ("Customer Name", ["Klantnaam"]), ("Deal Value", ["Dealwaarde"]),
    ("Contract Number", ["Contractnummer"]), ("Contract Start Date", ["Startdatum contract", "Ingangsdatum"]),
    ("Contract End Date", ["Einddatum contract"]), ("ARR", ["Jaarwaarde"]),
    ("First Name", ["Voornaam"]), ("Last Name", ["Achternaam"]), ("Job Title", ["Functietitel"]),
    ("Account", ["Relatie"]), ("Organization", ["Organisatie"]), ("Customer", ["Klant"]), ("Title", ["Titel"]),
    ("Value", ["Waarde"]), ("Stage", ["Fase", "Verkoopfase"]), ("Currency", ["Valuta"]),
    ("Create Date", ["Aangemaakt", "Aangemaakt op", "Gemaakt op"]),
    ("Close Date", ["Gesloten op", "Afgesloten op", "Sluitdatum"]),
    ("Expected Close Date", ["Verwachte sluitingsdatum", "Verwachte sluitdatum"]),
    ("Owner", ["Eigenaar"]), ("Account Owner", ["Accounteigenaar"]), ("Opportunity Owner", ["Opportunity-eigenaar"]),
    ("Opportunity Name", ["Opportunitynaam", "Naam verkoopkans"]), ("Probability (%)", ["Kans", "Waarschijnlijkheid"]),
    ("Industry", ["Bedrijfstak"]), ("Start Date", ["Startdatum", "Begindatum"]), ("End Date", ["Einddatum"]),
    ("Email Address", ["E-mailadres"]), ("Subject", ["Onderwerp"]), ("Day", ["Dag"]), ("Date", ["Datum"]),
    ("Outcome", ["Resultaat"]), ("Topic", ["Onderwerp verkoopkans"]),
  ]

  private static let polish: [(String, [String])] = [
    ("ARR", ["Wartość roczna"]), ("MRR", ["Wartość miesięczna"]), ("Month", ["Miesiąc"]), ("Channel", ["Kanał"]),
    ("Number of Employees", ["Liczba pracowników"]), ("Website", ["Strona www", "Strona internetowa"]),
    ("Score", ["Ocena", "Wynik"]),
    ("Account Name", ["Nazwa konta"]), ("Company name", ["Nazwa firmy"]), ("Company", ["Firma", "Przedsiębiorstwo"]),
    ("Customer Name", ["Nazwa klienta"]), ("Customer", ["Klient"]),
    ("Deal Name", ["Nazwa transakcji", "Nazwa szansy"]),
    ("Deal Stage", ["Etap", "Etap transakcji", "Etap sprzedaży"]), ("Amount", ["Kwota"]), ("Value", ["Wartość"]),
    ("Currency", ["Waluta"]), ("Close Date", ["Data zamknięcia"]), ("Create Date", ["Data utworzenia", "Utworzono"]),
    ("Expected Close Date", ["Przewidywana data zamknięcia"]), ("Industry", ["Branża"]), ("Country", ["Kraj"]),
    ("Target Account", ["Konto docelowe"]), ("First Name", ["Imię"]), ("Last Name", ["Nazwisko"]),
    ("Start Date", ["Data rozpoczęcia"]), ("End Date", ["Data zakończenia"]), ("Contract Number", ["Numer umowy"]),
    ("Day", ["Dzień"]), ("Campaign", ["Kampania"]), ("Cost", ["Koszt"]), ("Clicks", ["Kliknięcia"]),
    ("Account", ["Konto"]), ("Stage", ["Faza"]), ("Owner", ["Właściciel"]), ("Probability (%)", ["Prawdopodobieństwo"]),
    ("Account Owner", ["Właściciel konta"]), ("Date", ["Data"]), ("Email", ["Adres e-mail"]), ("Subject", ["Temat"]),
  ]

  private static let swedish: [(String, [String])] = [
    ("ARR", ["Årsvärde"]), ("MRR", ["Månadsvärde"]), ("Month", ["Månad"]), ("Score", ["Betyg"]),
    ("Account Name", ["Kontonamn"]), ("Company name", ["Företagsnamn"]), ("Company", ["Företag"]),
    ("Customer Name", ["Kundnamn"]), ("Customer", ["Kund"]), ("Deal Name", ["Affärsnamn"]), ("Deal ID", ["Affärs-ID"]),
    ("Deal Stage", ["Affärsfas", "Försäljningsfas"]), ("Stage", ["Fas"]), ("Amount", ["Belopp"]), ("Value", ["Värde"]),
    ("Close Date", ["Stängningsdatum", "Avslutsdatum"]), ("Create Date", ["Skapad", "Skapad den", "Skapandedatum"]),
    ("Expected Close Date", ["Förväntat avslutsdatum"]), ("Industry", ["Bransch"]),
    ("Target Account", ["Målkonto", "Målkund"]), ("First Name", ["Förnamn"]), ("Last Name", ["Efternamn"]),
    ("Start Date", ["Startdatum"]), ("End Date", ["Slutdatum"]), ("Contract Number", ["Avtalsnummer"]),
    ("Day", ["Dag"]), ("Campaign", ["Kampanj"]), ("Cost", ["Kostnad"]), ("Clicks", ["Klick"]),
    ("Account", ["Konto"]), ("Owner", ["Ägare", "Ansvarig"]), ("Probability (%)", ["Sannolikhet"]),
    ("Organization", ["Organisation"]), ("Currency", ["Valuta"]), ("Date", ["Datum"]), ("Country", ["Land"]),
  ]

  private static let danish: [(String, [String])] = [
    ("ARR", ["Årsværdi"]), ("Month", ["Måned"]),
    ("Account Name", ["Kontonavn"]), ("Company name", ["Firmanavn", "Virksomhedsnavn"]),
    ("Company", ["Virksomhed"]), ("Customer", ["Kunde"]), ("Customer Name", ["Kundenavn"]), ("Stage", ["Fase"]),
    ("Amount", ["Beløb"]), ("Value", ["Værdi"]), ("Close Date", ["Lukkedato", "Afsluttet den"]),
    ("Create Date", ["Oprettet", "Oprettet den", "Oprettelsesdato"]),
    ("Expected Close Date", ["Forventet lukkedato"]), ("Owner", ["Ejer"]), ("Industry", ["Branche"]),
    ("Start Date", ["Startdato"]), ("End Date", ["Slutdato"]), ("Date", ["Dato"]), ("First Name", ["Fornavn"]),
    ("Last Name", ["Efternavn"]), ("Cost", ["Omkostning"]), ("Campaign", ["Kampagne"]),
  ]

  private static let norwegian: [(String, [String])] = [
    ("Amount", ["Beløp"]), ("ARR", ["Årsverdi"]),
    ("Company", ["Selskap", "Bedrift"]), ("Company name", ["Selskapsnavn", "Bedriftsnavn"]), ("Value", ["Verdi"]),
    ("Close Date", ["Lukket dato", "Avsluttet"]), ("Create Date", ["Opprettet", "Opprettet dato"]),
    ("Expected Close Date", ["Forventet lukkedato"]), ("Owner", ["Eier"]), ("Industry", ["Bransje"]),
    ("Start Date", ["Startdato"]), ("End Date", ["Sluttdato"]), ("Last Name", ["Etternavn"]), ("Cost", ["Kostnad"]),
    ("Campaign", ["Kampanje"]),
  ]

  private static let finnish: [(String, [String])] = [
    ("Month", ["Kuukausi"]), ("Channel", ["Kanava"]), ("Cost", ["Kustannus", "Kustannukset"]), ("Score", ["Pisteet"]),
    ("ARR", ["Vuosiarvo"]),
    ("Company", ["Yritys"]), ("Company name", ["Yrityksen nimi"]), ("Customer", ["Asiakas"]),
    ("Customer Name", ["Asiakkaan nimi"]), ("Stage", ["Vaihe", "Myyntivaihe"]), ("Amount", ["Summa"]),
    ("Value", ["Arvo"]), ("Close Date", ["Sulkemispäivä", "Päättymispäivä"]),
    ("Create Date", ["Luotu", "Luontipäivä"]), ("Owner", ["Omistaja"]), ("Industry", ["Toimiala"]),
    ("Start Date", ["Alkupäivä", "Aloituspäivä"]), ("End Date", ["Loppupäivä"]), ("Date", ["Päivämäärä"]),
    ("First Name", ["Etunimi"]), ("Last Name", ["Sukunimi"]), ("Campaign", ["Kampanja"]),
  ]

  private static let czech: [(String, [String])] = [
    ("Month", ["Měsíc"]), ("Channel", ["Kanál"]), ("Cost", ["Náklady"]), ("ARR", ["Roční hodnota"]),
    ("Company", ["Společnost", "Firma"]), ("Company name", ["Název společnosti", "Název firmy"]),
    ("Customer", ["Zákazník"]), ("Stage", ["Fáze"]), ("Amount", ["Částka"]), ("Value", ["Hodnota"]),
    ("Close Date", ["Datum uzavření"]), ("Create Date", ["Vytvořeno", "Datum vytvoření"]), ("Owner", ["Vlastník"]),
    ("Status", ["Stav"]), ("Start Date", ["Datum zahájení"]), ("End Date", ["Datum ukončení"]), ("Currency", ["Měna"]),
  ]

  private static let turkish: [(String, [String])] = [
    ("Month", ["Ay"]), ("Cost", ["Maliyet"]), ("ARR", ["Yıllık değer"]), ("Industry", ["Sektör"]),
    ("Country", ["Ülke"]),
    ("Contract Number", ["Sözleşme numarası", "Sözleşme no"]), ("Opportunity Name", ["Fırsat adı"]),
    ("Number of Employees", ["Çalışan sayısı"]), ("Website", ["Web sitesi"]),
    ("Score", ["Puan"]),
    ("Company", ["Şirket", "Firma"]), ("Company name", ["Şirket adı", "Firma adı"]), ("Account Name", ["Hesap adı"]),
    ("Customer", ["Müşteri"]), ("Customer Name", ["Müşteri adı"]), ("Stage", ["Aşama"]), ("Amount", ["Tutar"]),
    ("Value", ["Değer"]), ("Close Date", ["Kapanış tarihi"]), ("Create Date", ["Oluşturulma tarihi"]),
    ("Owner", ["Sahibi"]), ("Status", ["Durum"]), ("Start Date", ["Başlangıç tarihi"]),
    ("End Date", ["Bitiş tarihi"]), ("Date", ["Tarih"]), ("Currency", ["Para birimi"]),
  ]

  private static let japanese: [(String, [String])] = [
    ("Month", ["月"]), ("Channel", ["チャネル"]), ("Contract Number", ["契約番号"]), ("ARR", ["年間金額", "年間契約額"]),
    ("Score", ["スコア", "評価", "点数"]),
    ("Account ID", ["取引先 ID", "取引先ID"]), ("Account Name", ["取引先名"]), ("Account Owner", ["取引先 所有者", "取引先所有者"]),
    ("Company name", ["会社名", "企業名"]), ("Customer Name", ["顧客名"]), ("Industry", ["業種", "業界"]),
    ("Number of Employees", ["従業員数"]), ("Annual Revenue", ["年間売上", "年間収益"]), ("Website", ["Web サイト", "ウェブサイト"]),
    ("Country", ["国"]), ("Opportunity ID", ["商談 ID", "商談ID"]), ("Opportunity Name", ["商談名"]),
    ("Opportunity Owner", ["商談 所有者", "商談所有者"]), ("Owner", ["所有者", "担当者"]), ("Deal Name", ["取引名"]),
    ("Stage", ["フェーズ", "ステージ"]), ("Deal Stage", ["取引ステージ"]), ("Amount", ["金額"]), ("Currency", ["通貨"]),
    ("Close Date", ["完了予定日", "クローズ日", "成約日"]), ("Create Date", ["作成日", "作成日時"]),
    ("Probability (%)", ["確度", "確度 (%)", "確度(%)"]), ("Type", ["種別"]), ("Email", ["メール", "メールアドレス"]),
    ("Last Name", ["姓"]), ("Job Title", ["役職"]), ("Start Date", ["開始日"]), ("End Date", ["終了日"]),
    ("Date", ["日付"]), ("Campaign", ["キャンペーン"]), ("Cost", ["費用", "コスト"]), ("Clicks", ["クリック数"]),
    ("Impressions", ["表示回数"]),
  ]

  private static let chinese: [(String, [String])] = [
    ("Number of Employees", ["员工人数", "员工数"]), ("Country", ["国家"]), ("Website", ["网站"]), ("Month", ["月份"]),
    ("Account Name", ["客户名称", "客戶名稱"]), ("Account ID", ["客户编号"]), ("Company name", ["公司名称", "公司名稱"]),
    ("Opportunity Name", ["商机名称", "商機名稱", "业务机会名称"]), ("Opportunity ID", ["商机编号"]),
    ("Stage", ["阶段", "階段", "销售阶段"]), ("Amount", ["金额", "金額"]), ("Currency", ["币种", "货币"]),
    ("Close Date", ["结束日期", "成交日期", "结单日期"]), ("Expected Close Date", ["预计成交日期", "预计结单日期"]),
    ("Create Date", ["创建日期", "创建时间", "建立日期"]), ("Owner", ["所有人", "负责人"]), ("Status", ["状态", "狀態"]),
    ("Industry", ["行业"]), ("Start Date", ["开始日期"]), ("Date", ["日期"]), ("Email", ["邮箱", "电子邮件"]),
  ]

  private static let korean: [(String, [String])] = [
    ("Account Name", ["계정 이름", "고객사명"]), ("Company name", ["회사 이름", "회사명"]),
    ("Opportunity Name", ["기회 이름"]), ("Stage", ["단계"]), ("Amount", ["금액"]), ("Close Date", ["마감 날짜", "마감일"]),
    ("Create Date", ["만든 날짜", "생성일"]), ("Owner", ["소유자", "담당자"]), ("Status", ["상태"]),
    ("Start Date", ["시작일"]), ("End Date", ["종료일"]), ("Date", ["날짜"]), ("Email", ["이메일"]),
  ]
}
