namespace Aetherion.GrainInterfaces;

/// <summary>A classifier on live bars. The scores are those of its last forecasts whose hours are over; null without any.</summary>
/// <param name="ForecastCount">How many forecasts the scores go over.</param>
/// <param name="BrierScore">0 to 2, the smaller the better.</param>
/// <param name="CalibrationError">15 bins of equal mass, top label.</param>
/// <param name="LogLoss">Nats a forecast.</param>
/// <param name="TrainingLogLoss">The same out of sample when it was trained; null where that was not kept.</param>
public sealed record MonitoredClassifier(
    string Version,
    int ForecastCount,
    double? BrierScore,
    double? CalibrationError,
    double? LogLoss,
    double? TrainingLogLoss);
