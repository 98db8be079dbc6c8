namespace Aetherion.Lab.Evaluation;

/// <summary>Published labels on the second half of a simulated series whose true regimes are known.</summary>
/// <param name="Name">Of the series.</param>
/// <param name="Published">The labels of detector and fitted model.</param>
/// <param name="TrueParameters">The bare filter that knows the true parameters.</param>
/// <param name="ReversalShare">Of the published labels.</param>
/// <param name="LogLikelihoodPerBar">Of the z-scored first half under the fit.</param>
public sealed record ReferenceScore(
    string Name, RegimeScore Published, RegimeScore TrueParameters, double ReversalShare, double LogLikelihoodPerBar);
