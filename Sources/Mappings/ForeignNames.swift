internal import Values

/// What CRMs and advertising platforms call their columns where the interface is not in English.
///
/// The English name then leads to the column as any English header does, so that each mapping knows all languages. Words that mean
/// different things in different tables (`Nom`, `Nombre`) are left out.
enum ForeignNames {
  /// The English name, in plain form, of a name in plain form; nil where it is not known.
  static func english(_ plain: String) -> String? { names[plain] }

  private static let names: [String: String] = {
    let pairs = [german, french, spanish, portuguese, italian, dutch, polish, swedish].joined().flatMap {
      english, foreign in
      foreign.map { (Text.plain($0), Text.plain(english)) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()

  private static let german: [(String, [String])] = [
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
    ("Account Name", ["Nome da conta"]), ("Company name", ["Nome da empresa"]), ("Deal Name", ["Nome do negócio"]),
    ("Deal Stage", ["Etapa do negócio"]), ("Opportunity Name", ["Nome da oportunidade"]), ("Industry", ["Setor"]),
    ("Number of Employees", ["Número de funcionários"]), ("Annual Revenue", ["Receita anual"]),
    ("Create Date", ["Data de criação"]), ("Close Date", ["Data de fechamento"]), ("Currency", ["Moeda"]),
    ("Deal owner", ["Proprietário do negócio"]), ("Last Name", ["Sobrenome"]), ("Job Title", ["Cargo"]),
    ("Date", ["Data"]), ("Campaign", ["Campanha"]), ("Cost", ["Custo"]), ("Clicks", ["Cliques"]),
    ("Impressions", ["Impressões"]), ("Month", ["Mês"]), ("Target Account", ["Conta alvo", "Empresa alvo"]),
    ("Customer Name", ["Nome do cliente"]), ("Contract Number", ["Número do contrato"]),
    ("Contract Start Date", ["Início do contrato"]), ("Contract End Date", ["Fim do contrato"]),
  ]

  private static let italian: [(String, [String])] = [
    ("Account Name", ["Nome account"]), ("Company name", ["Nome azienda", "Nome dell'azienda"]),
    ("Company", ["Azienda"]), ("Deal Name", ["Nome affare", "Nome dell'affare", "Nome trattativa"]),
    ("Deal Stage", ["Fase affare", "Fase dell'affare"]), ("Opportunity Name", ["Nome opportunità"]),
    ("Stage", ["Fase"]), ("Amount", ["Importo"]), ("Currency", ["Valuta"]), ("Close Date", ["Data di chiusura"]),
    ("Create Date", ["Data di creazione", "Data creazione"]), ("Industry", ["Settore"]),
    ("Number of Employees", ["Numero di dipendenti", "Dipendenti"]), ("Annual Revenue", ["Fatturato annuo"]),
    ("Last Name", ["Cognome"]), ("Day", ["Giorno"]), ("Campaign", ["Campagna"]), ("Clicks", ["Clic"]),
  ]

  private static let dutch: [(String, [String])] = [
    ("Account Name", ["Accountnaam"]), ("Company name", ["Bedrijfsnaam"]), ("Company", ["Bedrijf"]),
    ("Deal Name", ["Dealnaam"]), ("Deal Stage", ["Dealfase"]), ("Amount", ["Bedrag"]),
    ("Close Date", ["Sluitingsdatum"]), ("Create Date", ["Aanmaakdatum"]),
    ("Number of Employees", ["Aantal medewerkers", "Aantal werknemers"]), ("Annual Revenue", ["Jaaromzet"]),
    ("Month", ["Maand"]), ("Channel", ["Kanaal"]), ("Cost", ["Kosten"]), ("Campaign", ["Campagne"]),
    ("Target Account", ["Doelaccount", "Doelklant"]), ("Customer Name", ["Klantnaam"]), ("Deal Value", ["Dealwaarde"]),
    ("Contract Number", ["Contractnummer"]), ("Contract Start Date", ["Startdatum contract", "Ingangsdatum"]),
    ("Contract End Date", ["Einddatum contract"]), ("ARR", ["Jaarwaarde"]),
    ("First Name", ["Voornaam"]), ("Last Name", ["Achternaam"]), ("Job Title", ["Functietitel"]),
  ]

  private static let polish: [(String, [String])] = [
    ("Account Name", ["Nazwa konta"]), ("Company name", ["Nazwa firmy"]), ("Company", ["Firma", "Przedsiębiorstwo"]),
    ("Customer Name", ["Nazwa klienta"]), ("Customer", ["Klient"]),
    ("Deal Name", ["Nazwa transakcji", "Nazwa szansy"]),
    ("Deal Stage", ["Etap", "Etap transakcji", "Etap sprzedaży"]), ("Amount", ["Kwota"]), ("Value", ["Wartość"]),
    ("Currency", ["Waluta"]), ("Close Date", ["Data zamknięcia"]), ("Create Date", ["Data utworzenia", "Utworzono"]),
    ("Expected Close Date", ["Przewidywana data zamknięcia"]), ("Industry", ["Branża"]), ("Country", ["Kraj"]),
    ("Target Account", ["Konto docelowe"]), ("First Name", ["Imię"]), ("Last Name", ["Nazwisko"]),
    ("Start Date", ["Data rozpoczęcia"]), ("End Date", ["Data zakończenia"]), ("Contract Number", ["Numer umowy"]),
    ("Day", ["Dzień"]), ("Campaign", ["Kampania"]), ("Cost", ["Koszt"]), ("Clicks", ["Kliknięcia"]),
  ]

  private static let swedish: [(String, [String])] = [
    ("Account Name", ["Kontonamn"]), ("Company name", ["Företagsnamn"]), ("Company", ["Företag"]),
    ("Customer Name", ["Kundnamn"]), ("Customer", ["Kund"]), ("Deal Name", ["Affärsnamn"]), ("Deal ID", ["Affärs-ID"]),
    ("Deal Stage", ["Affärsfas", "Försäljningsfas"]), ("Stage", ["Fas"]), ("Amount", ["Belopp"]), ("Value", ["Värde"]),
    ("Close Date", ["Stängningsdatum", "Avslutsdatum"]), ("Create Date", ["Skapad", "Skapad den", "Skapandedatum"]),
    ("Expected Close Date", ["Förväntat avslutsdatum"]), ("Industry", ["Bransch"]),
    ("Target Account", ["Målkonto", "Målkund"]), ("First Name", ["Förnamn"]), ("Last Name", ["Efternamn"]),
    ("Start Date", ["Startdatum"]), ("End Date", ["Slutdatum"]), ("Contract Number", ["Avtalsnummer"]),
    ("Day", ["Dag"]), ("Campaign", ["Kampanj"]), ("Cost", ["Kostnad"]), ("Clicks", ["Klick"]),
  ]
}
