using System.Collections.Immutable;
using System.Globalization;

namespace Aetherion.Domain.Monitoring;

/// <summary>A model's health and what it rests on. What could not be judged is not among the findings.</summary>
public sealed record HealthReport(ImmutableArray<HealthFinding> Findings)
{
    /// <summary>That of the worst finding.</summary>
    public ModelHealth Health =>
        Findings.IsEmpty ? ModelHealth.Unknown : Findings.Max(finding => finding.Health);

    /// <summary>The findings that are alerts, in words; empty when there are none.</summary>
    public string AlertText => string.Join("; ", Findings.Where(f => f.Health == ModelHealth.Alert).Select(f =>
        string.Create(CultureInfo.InvariantCulture, $"{f.Measure} is {f.Value:0.###}, above {f.Limit:0.###}")));
}
