using System.Collections.Immutable;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>How the weighted ensemble did beside equal weights and beside each of its members.</summary>
/// <param name="LogLoss">Of the ensemble.</param>
/// <param name="EqualLogLoss">Of the members' plain mean.</param>
/// <param name="MemberLogLosses">Of each member alone.</param>
/// <param name="EqualGain">Log loss of the plain mean less the ensemble's.</param>
/// <param name="FirstMemberGain">Log loss of the first member, the shipped classifier's kind, less the
/// ensemble's.</param>
/// <param name="FinalWeights">The members' weights after the last outcome.</param>
/// <param name="TrainingHash">Of the bars before the test.</param>
/// <param name="TestHash">Of the bars from the test on.</param>
public sealed record EnsembleStudyResult(
    double LogLoss,
    double EqualLogLoss,
    ImmutableArray<double> MemberLogLosses,
    ConfidenceInterval EqualGain,
    ConfidenceInterval FirstMemberGain,
    ImmutableArray<double> FinalWeights,
    string TrainingHash,
    string TestHash);
