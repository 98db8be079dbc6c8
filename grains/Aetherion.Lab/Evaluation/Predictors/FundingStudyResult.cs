namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>How the funding forecast did from a time on.</summary>
/// <param name="RateCount">Rates scored.</param>
/// <param name="Error">Mean absolute error, basis points.</param>
/// <param name="BaselineError">That of EWMA(0.4) of past rates.</param>
/// <param name="LastRateError">That of the last rate.</param>
/// <param name="Gain">Baseline's error less the forecast's.</param>
/// <param name="TrainingHash">Of the rates before.</param>
/// <param name="TestHash">Of the rates scored.</param>
public sealed record FundingStudyResult(
    int RateCount,
    double Error,
    double BaselineError,
    double LastRateError,
    ConfidenceInterval Gain,
    string TrainingHash,
    string TestHash);
