namespace Aetherion.Domain.Learning.Outliers;

/// <summary>Where a concentration step came to.</summary>
/// <param name="Distance">From the mean and covariance of the chosen rows.</param>
/// <param name="LogDeterminant">Of that covariance; steps never raise it.</param>
internal sealed record ConcentratedRows(MahalanobisDistance Distance, double LogDeterminant);
