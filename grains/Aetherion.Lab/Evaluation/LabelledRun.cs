using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>The true regimes of one simulated market beside the labels of one method.</summary>
internal sealed record LabelledRun(IReadOnlyList<Regime> Truth, IReadOnlyList<Regime> Labels);
