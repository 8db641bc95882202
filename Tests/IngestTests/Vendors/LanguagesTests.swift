@testable import Ingest
@testable import Mappings
import TestSupport
import Testing
import Values

/// Exports of CRMs whose interface is not in English: the labels, the stages and the booleans.
@Suite struct LanguagesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The statuses of the opportunities of a file, in order.
  private func statuses(_ name: String, _ text: String, rules: ReadRules = ReadRules()) throws -> [OpportunityStatus] {
    let reading = try folder.read(name, text, rules: rules)
    #expect(reading.tables == [.opportunities])
    #expect(reading.badRows == 0)
    return reading.parts.flatMap { $0.opportunities.map(\.status) }
  }

  @Test func germanReportOfSalesforce() throws {
    var rules = ReadRules()
    rules.decimalComma = true
    let text = """
      "Accountname";"Opportunity-Name";"Phase";"Betrag";"Schlusstermin";"Erstelldatum";"Wahrscheinlichkeit (%)"
      "Acme";"Eins";"Geschlossen und gewonnen";"10.000,50";"23.02.2026";"19.01.2026";"100%"
      "Beta";"Zwei";"Geschlossen und verloren";"20.000,00";"24.02.2026";"19.02.2026";"0%"
      "Beta";"Drei";"Verhandlung";"30.000,00";"23.12.2026";"19.02.2026";"50%"

      """
    #expect(try statuses("Bericht.csv", text, rules: rules) == [.won, .lost, .open])
    let reading = try folder.read("Bericht.csv", rules: rules)
    #expect(reading.mapping == "salesforce")
    let first = try #require(reading.parts[0].opportunities.first)
    #expect(first.amount?.decimal == "10000.5000")
    #expect(first.closedAt?.iso == "2026-02-23")
    #expect(first.createdAt?.iso == "2026-01-19")
    #expect(reading.parts[0].words(first.account) == "name:Acme")
  }

  @Test(arguments: [
    "ID opportunità;Azienda;Nome;Importo;Fase;Data creazione;Data chiusura;Proprietario",
    "ID;Conta;Nome;Valor;Etapa;Data de criação;Data de fechamento;Proprietário",
    "ID;Organisatie;Titel;Waarde;Fase;Aangemaakt;Gesloten op;Eigenaar",
    "ID;Virksomhed;Navn;Beløb;Fase;Oprettet;Lukkedato;Ejer",
    "ID;Společnost;Název;Částka;Fáze;Vytvořeno;Datum uzavření;Vlastník",
    "ID;Şirket;Ad;Tutar;Aşama;Oluşturulma tarihi;Kapanış tarihi;Sahibi",
    "ID;ŞİRKET;AD;TUTAR;AŞAMA;OLUŞTURULMA TARİHİ;KAPANIŞ TARİHİ;SAHİBİ",
    "商談 ID;取引先名;商談名;金額;フェーズ;作成日;完了予定日;所有者",
    "商机编号;客户名称;商机名称;金额;阶段;创建日期;结束日期;负责人",
  ])
  func dealsWithPlainLabels(_ header: String) throws {
    let text =
      header + "\n1;Acme;Eins;12000;Closed Won;2026-07-01;2026-08-01;Kim\n"
      + "2;Beta;Zwei;8000;Closed Lost;2026-07-02;2026-08-20;Kim\n"
    #expect(try statuses("deals.csv", text) == [.won, .lost])
    let reading = try folder.read("deals.csv")
    let deal = try #require(reading.parts.first?.opportunities.first)
    #expect(deal.amount?.decimal == "12000.0000")
    #expect(deal.createdAt?.iso == "2026-07-01")
    #expect(deal.closedAt?.iso == "2026-08-01")
    #expect(reading.parts[0].words(deal.account) == "name:Acme")
  }

  @Test func hubSpotInGermanFrenchAndSpanish() throws {
    #expect(
      try statuses(
        "deals.csv",
        "Datensatz-ID,Deal-Name,Deal-Phase,Betrag,Abschlussdatum,Erstellungsdatum,Deal-Inhaber,Associated Company IDs\n"
          + "1,D1,Abgeschlossen und gewonnen,10,2026-02-05 13:22,2026-01-05 13:22,Dana,9001\n"
      ) == [.won])
    #expect(
      try statuses(
        "transactions.csv",
        "ID de fiche d'information,Nom de la transaction,Phase de la transaction,Montant,Date de fermeture,"
          + "Date de création,Associated Company IDs\n1,D1,Fermé gagné,10,2026-02-05,2026-01-05,9001\n"
          + "2,D2,Fermé perdu,10,2026-02-05,2026-01-05,9001\n"
      ) == [.won, .lost])
    #expect(
      try statuses(
        "negocios.csv",
        "ID de registro,Nombre del negocio,Etapa del negocio,Valor,Fecha de cierre,Fecha de creación,Associated Company\n"
          + "1,D1,Cierre ganado,10,2026-02-05,2026-01-05,Acme\n2,D2,Cierre perdido,10,2026-02-05,2026-01-05,Acme\n"
      ) == [.won, .lost])
    let companies = try folder.read(
      "unternehmen.csv",
      "Datensatz-ID,Unternehmensname,Unternehmens-Domain-Name,Branche,Anzahl der Mitarbeiter,Jahresumsatz,Land/Region\n"
        + "9001,Acme,acme.de,Software,250,1000000,Deutschland\n")
    #expect(
      companies.columns.map(\.column) == [
        "account_id", "name", "domain", "industry", "employees", "annual_revenue", "country",
      ])
  }

  /// An object and its column, each in another language.
  @Test func pipedriveInGerman() throws {
    #expect(
      try statuses(
        "deals.csv",
        "Deal - ID;Deal - Titel;Deal - Organisation;Deal - Wert;Deal - Währung von Wert;Deal - Phase;Deal - Status;"
          + "Deal - Deal erstellt;Deal - Gewonnen-Zeit\n"
          + "1;D1;Acme;10000;USD;Verhandlungen;Gewonnen;2026-01-02 10:00:00;2026-03-01 10:00:00\n"
      ) == [.won])
  }

  /// An English name stands for itself even where another language has a column of that meaning beside it.
  @Test func theEnglishNameGoesFirst() throws {
    let reading = try folder.read(
      "opportunities.csv", "opportunity_id,account_id,amount,Betrag\n1,a,5,7\n")
    #expect(reading.columns.map(\.column) == ["opportunity_id", "account_id", "amount", nil])
  }

  @Test func truthInSpreadsheets() {
    for text in ["oui", "Ja", "WAHR", "Vrai", "si", "sí", "verdadero", "1.0"] {
      #expect(bytes(text, Booleans.parse) == true, "\(text)")
    }
    for text in ["non", "Nein", "FALSCH", "Faux", "falso", "0.0"] {
      #expect(bytes(text, Booleans.parse) == false, "\(text)")
    }
  }

  @Test(arguments: [
    "Número de contrato;Cliente;Fecha de inicio;Fecha de fin;Valor anual",
    "Numer umowy;Klient;Data rozpoczęcia;Data zakończenia;Wartość roczna",
    "Avtalsnummer;Kund;Startdatum;Slutdatum;Årsvärde",
    "SÖZLEŞME NUMARASI;MÜŞTERİ;BAŞLANGIÇ TARİHİ;BİTİŞ TARİHİ;YILLIK DEĞER",
    "契約番号;顧客名;開始日;終了日;年間金額",
  ])
  func contractsWithPlainLabels(_ header: String) throws {
    let reading = try folder.read("contracts.csv", header + "\nC1;Acme;2026-01-01;2026-12-31;1200\n")
    let contract = try #require(reading.parts.first?.contracts.first)
    #expect(contract.end?.iso == "2026-12-31" && contract.annualValue.decimal == "1200.0000")
    #expect(!reading.notes.contains { $0.hasPrefix("no column gives the last day") })
  }

  /// Where no column says when contracts end, they are in force for ever: that is said.
  @Test func contractsWithoutAnEndAreNoted() throws {
    let text =
      "Contract Number,Account Name,Contract Start Date,Valid Through,ARR\nC1,Acme,2026-01-01,2026-12-31,1200\n"
    let reading = try folder.read("contracts.csv", text)
    #expect(reading.parts.first?.contracts.first?.end == nil)
    #expect(reading.notes.contains { $0.hasPrefix("no column gives the last day of a contract") })
  }

  @Test(arguments: [
    "Miesiąc;Kanał;Koszt", "Månad;Kanal;Kostnad", "AY;KANAL;MALİYET", "Kuukausi;Kanava;Kustannus",
    "Måned;Kanal;Omkostning",
    "月;チャネル;費用",
  ])
  func spendWithPlainLabels(_ header: String) throws {
    let reading = try folder.read("spend.csv", header + "\n2026-08;Google;1200\n")
    #expect(reading.parts.flatMap(\.spend).map(\.day.iso) == ["2026-08-01"])
  }
}
