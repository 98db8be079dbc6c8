using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Causality;

/// <summary>All that is published of one closed bar.</summary>
internal sealed record PublishedBar(ClosedBar Bar)
{
    public RegimeDecision? Decision { get; init; }

    public RegimeEstimate? Estimate { get; init; }

    public BarForecast? Forecast { get; init; }

    public OutlookOutcome? Outcome { get; init; }

    public OutlookOutcome? ChallengerOutcome { get; init; }

    public string Alerts { get; init; } = "";

    public double? Drift { get; init; }

    public double? InputDrift { get; init; }

    public double? AnomalyDrift { get; init; }

    public double? FlaggedShare { get; init; }

    public double? AlarmShare { get; init; }

    public double? ChallengerAlarmShare { get; init; }

    public double? ChallengerDrift { get; init; }

    public int FlaggedByBoth { get; init; }

    public double? FlagKappa { get; init; }

    public double? Likelihood { get; init; }

    public double? LabelAgreement { get; init; }

    public ModelHealth Health { get; init; }

    public Signal Signal { get; init; }
}
