internal import Values

/// A goal that is behind its pace: what the goals found, as a signal.
enum GoalRule {
  static func finding(_ goal: GoalFinding) -> Finding {
    var finding = Finding(
      .goal(goal.id), since: goal.since, due: goal.due, money: goal.money,
      .goal(isFarBehind: goal.isFarBehind, attainment: goal.attainment, pace: goal.pace), evidence: [])
    finding.evidence = [goal.evidence]
    finding.isSevere = goal.isFarBehind
    finding.isSerious = true
    return finding
  }
}
