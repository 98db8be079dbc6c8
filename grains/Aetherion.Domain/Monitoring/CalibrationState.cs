namespace Aetherion.Domain.Monitoring;

/// <summary>What a <see cref="CalibrationWindow"/> knows, to be stored and restored.</summary>
/// <param name="Labels">The class that came, forecast by forecast.</param>
/// <param name="Probabilities">The probabilities of all classes, forecast by forecast.</param>
public sealed record CalibrationState(int[] Labels, double[] Probabilities);
