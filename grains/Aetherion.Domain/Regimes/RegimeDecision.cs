using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>What was decided at the close of a bar; it acts from the next bar on.</summary>
/// <param name="Bar">The bar with the label in force after its close.</param>
/// <param name="Transition">The change of the label, if there was one.</param>
public readonly record struct RegimeDecision(RegimeBar Bar, RegimeTransition? Transition);
