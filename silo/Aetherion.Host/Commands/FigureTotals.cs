using System.Globalization;
using Aetherion.Lab.Evaluation;

namespace Aetherion.Host.Commands;

/// <summary>How many figures meet their targets: those judged on later bars, and those in sample, which prove nothing.</summary>
internal sealed record FigureTotals(int Met, int Judged, int MetInSample, int JudgedInSample)
{
    public static FigureTotals Of(IEnumerable<EvaluationFigure> figures)
    {
        var isMet = figures.Where(figure => figure.IsMet is not null)
            .ToLookup(figure => figure.IsInSample, figure => figure.IsMet == true);
        return new FigureTotals(
            isMet[false].Count(met => met), isMet[false].Count(), isMet[true].Count(met => met), isMet[true].Count());
    }

    /// <summary>For a table: those in sample stand in brackets.</summary>
    public string ToCell()
    {
        var later = Judged > 0 ? Invariant($"{Met}/{Judged}") : "";
        var inSample = JudgedInSample > 0 ? Invariant($"({MetInSample}/{JudgedInSample})") : "";
        return $"{later} {inSample}".Trim();
    }

    public override string ToString() =>
        Invariant($"{Met} of {Judged} figures meet their targets on later bars")
        + (JudgedInSample > 0 ? Invariant($"; {MetInSample} of {JudgedInSample} in sample") : "") + ".";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
