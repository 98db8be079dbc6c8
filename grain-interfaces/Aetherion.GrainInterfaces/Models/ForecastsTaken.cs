namespace Aetherion.GrainInterfaces;

/// <summary>Up to which bar's forecasts of a classifier a monitor has the outcomes.</summary>
/// <param name="Taken">That it knows; later ones it has not seen.</param>
/// <param name="Stored">That it would still know if it was killed now; 0 for none.</param>
public sealed record ForecastsTaken(string Version, long Taken, long Stored);
