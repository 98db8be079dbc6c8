namespace Aetherion.Api.Regimes;

/// <summary>
/// The rules by which a regime becomes steady, for display; the host passes those the grains decide by.
/// </summary>
/// <param name="Threshold">The least probability at which another regime may take over.</param>
/// <param name="MinimumDwellBars">How many bars a regime lasts before another may take over.</param>
public sealed record RegimeRules(double Threshold, int MinimumDwellBars);
