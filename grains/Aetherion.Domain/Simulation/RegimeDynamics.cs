namespace Aetherion.Domain.Simulation;

/// <summary>How prices and volumes move in one regime. Rates are per minute of open market, of the log price.</summary>
/// <param name="Drift">The expected log return of a minute.</param>
/// <param name="Volatility">The standard deviation of a minute's log return, jumps aside.</param>
/// <param name="Reversion">The pull per minute towards the price at which the regime began; 0 for none.</param>
/// <param name="JumpsPerHour">The expected number of jumps.</param>
/// <param name="JumpMean">The mean log size of a jump.</param>
/// <param name="JumpVolatility">The standard deviation of the log size of a jump.</param>
/// <param name="VolumeFactor">The volume against that of the sideways regime.</param>
/// <param name="MeanDwellMinutes">How long the regime lasts on average, in open minutes.</param>
public sealed record RegimeDynamics(
    double Drift,
    double Volatility,
    double Reversion,
    double JumpsPerHour,
    double JumpMean,
    double JumpVolatility,
    double VolumeFactor,
    double MeanDwellMinutes);
