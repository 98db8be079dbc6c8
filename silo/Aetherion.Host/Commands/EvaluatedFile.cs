using System.Collections.Immutable;
using Aetherion.Lab.Evaluation;

namespace Aetherion.Host.Commands;

/// <summary>What came of one series: a report with its figures, or the reason why there is none.</summary>
internal sealed record EvaluatedFile(BarSeries? Series, string Name, FileEvaluationReport? Report, string? Failure)
{
    public ImmutableArray<EvaluationFigure> Figures { get; } =
        Report is null ? [] : PublishedFigures.Of(Report);
}
