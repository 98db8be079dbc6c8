using System.Collections.Immutable;
using Aetherion.Domain.Regimes;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>
/// Cuts recorded bars into folds by time, since files leave bars out: days are days of the calendar, whatever the
/// market's sessions. Purge and embargo are counted in bars.
/// </summary>
internal static class EvaluationFolds
{
    /// <summary>The folds of a request, and how training and scoring are kept apart by them.</summary>
    /// <exception cref="ArgumentException">No bar is left to train on or to score.</exception>
    public static (EvaluationProtocol Protocol, ImmutableArray<WalkForwardFold> Folds) Of(
        RecordedBars bars, FileEvaluationRequest request)
    {
        if (bars.Count == 0)
            throw new ArgumentException($"{request.Name} gives no closed bar of {request.Timeframe}.");
        if (request.Model is { } model)
        {
            return (
                EvaluationProtocol.GivenModel,
                [request.IsModelShipped ? Shipped(bars, request) : After(bars, request, model.Training)]);
        }

        if (request.ScoreFrom is { } from)
            return (EvaluationProtocol.TrainedBefore, [TrainedBefore(bars, request, from)]);
        DateTime scoreStart = bars.CloseTimes[0] - request.Timeframe.Duration() + request.BurnIn;
        if (bars.CloseTimes[^1] - scoreStart < request.ScoreMin)
        {
            RowRange all = new(0, bars.Count);
            return (EvaluationProtocol.BurnInOnly, [new WalkForwardFold(0, all, all)]);
        }

        return (EvaluationProtocol.WalkForward, WalkForwardFrom(bars, request, scoreStart));
    }

    /// <summary>What a given model was trained on, as far as it is here, and the bars late enough after it.</summary>
    private static WalkForwardFold After(RecordedBars bars, FileEvaluationRequest request, RegimeTraining training)
    {
        DateTime earliest = request.EarliestAfter(training.To);
        if (request.ScoreFrom < earliest)
        {
            throw new ArgumentException(
                $"The model was trained up to {training.To:u}; with purge and embargo bars from {earliest:u} on may be "
                + "scored, not earlier ones.");
        }

        int start = bars.FirstAfter(request.ScoreFrom ?? earliest);
        if (start >= bars.Count)
        {
            throw new ArgumentException(
                $"{request.Name} has no bar from {request.ScoreFrom ?? earliest:u} on; the model was trained up to "
                + $"{training.To:u}. Give later bars.");
        }

        int first = bars.FirstAfter(training.From);
        return new WalkForwardFold(
            0, new RowRange(first, Math.Max(first, bars.FirstAfter(training.To))), new RowRange(start, bars.Count));
    }

    /// <summary>The model that ships with the product was trained on no market: no bar of one is too early for it.</summary>
    private static WalkForwardFold Shipped(RecordedBars bars, FileEvaluationRequest request) => new(
        0, new RowRange(0, 0),
        new RowRange(request.ScoreFrom is { } from ? StartOf(bars, request, from) : 0, bars.Count));

    private static WalkForwardFold TrainedBefore(RecordedBars bars, FileEvaluationRequest request, DateTime from)
    {
        int start = StartOf(bars, request, from);
        return new WalkForwardFold(0, TrainingBefore(bars, request, start), new RowRange(start, bars.Count));
    }

    private static int StartOf(RecordedBars bars, FileEvaluationRequest request, DateTime from)
    {
        int start = bars.FirstAfter(from);
        return start < bars.Count
            ? start
            : throw new ArgumentException($"{request.Name} has no bar from {from:u} on; score from an earlier time.");
    }

    private static ImmutableArray<WalkForwardFold> WalkForwardFrom(
        RecordedBars bars, FileEvaluationRequest request, DateTime from)
    {
        ImmutableArray<WalkForwardFold>.Builder folds = ImmutableArray.CreateBuilder<WalkForwardFold>();
        int start = bars.FirstAfter(from);
        while (start < bars.Count)
        {
            from += request.RefitEvery;
            bool isLast = bars.CloseTimes[^1] - from < request.ScoreMin;
            int end = isLast ? bars.Count : bars.FirstAfter(from);
            if (end > start)
            {
                folds.Add(new WalkForwardFold(
                    folds.Count, TrainingBefore(bars, request, start), new RowRange(start, end)));
            }

            start = end;
        }

        return folds.DrainToImmutable();
    }

    /// <summary>The bars before a test window, less purge and embargo unless a pause as long stands between.</summary>
    private static RowRange TrainingBefore(RecordedBars bars, FileEvaluationRequest request, int start)
    {
        if (start == 0)
            throw new ArgumentException(
                $"{request.Name} has no bar before the first to score; score from a later time.");
        int kept = request.Purge + request.Embargo;
        bool isApart = bars.CloseTimes[start] - bars.CloseTimes[start - 1] > kept * request.Timeframe.Duration();
        int end = isApart ? start : start - kept;
        return end > 0
            ? new RowRange(0, end)
            : throw new ArgumentException(
                $"{request.Name} has {start} bars before the first to score, of which the {kept} last are not trained "
                + "on; give more.");
    }
}
