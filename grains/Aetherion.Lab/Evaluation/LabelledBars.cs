using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>Bars of one market, oldest first, with the regime published at each one's close.</summary>
/// <param name="CloseTimes">When each bar closed, UTC.</param>
/// <param name="Closes">Closing prices.</param>
/// <param name="Labels">The label in force after each close; it acts from the next bar on.</param>
public sealed record LabelledBars(
    IReadOnlyList<DateTime> CloseTimes, IReadOnlyList<double> Closes, IReadOnlyList<Regime> Labels)
{
    /// <summary>How many bars there are.</summary>
    public int Count => Labels.Count;
}
