namespace Aetherion.Domain.Monitoring;

/// <summary>What a <see cref="ClassifierTrack"/> knows, to be stored and restored.</summary>
/// <param name="Version">Of its model.</param>
/// <param name="Calibration">Its last forecasts; null before the first.</param>
/// <param name="Health">When it was last judged.</param>
/// <param name="LastForecast">The bar up to whose forecasts all are taken; null in states that do not say.</param>
public sealed record ClassifierTrackState(
    string Version, CalibrationState? Calibration, ModelHealth Health, long? LastForecast = null);
