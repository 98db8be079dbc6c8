namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>How one forecaster of the next hour's volatility did.</summary>
/// <param name="Name">Who.</param>
/// <param name="Correlation">Of forecast and ln RV.</param>
/// <param name="R2">1 - mean squared error of ln RV over its variance on the test rows; not a number where
/// that is 0.</param>
/// <param name="Qlike">The mean QLIKE loss of the variance.</param>
/// <param name="TopTenthRatio">Mean RV after the tenth of rows with the highest forecast over that after the
/// others.</param>
/// <param name="R2Gain">The studied forecast's R2 less this one's, with its interval.</param>
/// <param name="QlikeGain">This one's QLIKE less the studied forecast's, with its interval.</param>
public sealed record VolatilityScore(
    string Name,
    double Correlation,
    double R2,
    double Qlike,
    double TopTenthRatio,
    ConfidenceInterval R2Gain,
    ConfidenceInterval QlikeGain);
