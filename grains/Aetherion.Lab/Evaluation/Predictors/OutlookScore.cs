namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>How the outlook classifier did on its test rows.</summary>
/// <param name="RowCount">Rows scored, every tenth bar.</param>
/// <param name="LogLoss">Of the probabilities.</param>
/// <param name="ShareLogLoss">Of the training shares of the outlooks, said every time.</param>
/// <param name="MacroF1">Of the decisions.</param>
/// <param name="CarriedMacroF1">Of the last hour's outlook carried forward.</param>
/// <param name="HighRiskAuc">Area under the ROC curve of the probability of high risk; null when all
/// rows are of high risk, or none.</param>
/// <param name="CalibrationError">ECE over 15 equal-mass bins of the top label.</param>
/// <param name="LogLossGain">Log loss of the shares less that of the probabilities.</param>
/// <param name="MacroF1Gain">Macro-F1 of the decisions less that of the last hour.</param>
public sealed record OutlookScore(
    int RowCount,
    double LogLoss,
    double ShareLogLoss,
    double MacroF1,
    double CarriedMacroF1,
    double? HighRiskAuc,
    double CalibrationError,
    ConfidenceInterval LogLossGain,
    ConfidenceInterval MacroF1Gain);
