using Aetherion.Domain.Forecasts;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.Linear;

namespace Aetherion.Lab.Evaluation.Predictors;

/// <summary>
/// Asks whether the best prices of a book tell where its midpoint goes in the next second, among the seconds in which
/// it moves: a logistic regression on the first part of a recording, scored on the second beside the base rate. For
/// reports only: the recordings last minutes.
/// </summary>
public static class BookDirectionStudy
{
    private const double TrainingShare = 0.6;
    private const int RowsMin = 40;

    /// <summary>Seconds between the parts.</summary>
    private const int Embargo = 5;

    /// <summary>Blocks of half a minute.</summary>
    private static readonly BlockBootstrap Bootstrap = new(new BlockBootstrapOptions { BlockLength = 30 });

    /// <summary>Studies the quotes of one book.</summary>
    /// <exception cref="ArgumentException">There are too few seconds with a move.</exception>
    public static BookDirectionResult Run(IEnumerable<BookQuote> quotes)
    {
        ArgumentNullException.ThrowIfNull(quotes);
        List<(double[] Row, double Move)> seconds = Seconds(quotes);
        int cut = (int)(seconds.Count * TrainingShare);
        (double[] Row, double Move)[] training = [.. seconds.Take(cut).Where(second => second.Move != 0)];
        (double[] Row, double Move)[] test = [.. seconds.Skip(cut + Embargo).Where(second => second.Move != 0)];
        if (training.Length < RowsMin || test.Length < RowsMin)
        {
            throw new ArgumentException(
                $"{training.Length} and {test.Length} seconds with a move are too few; give a longer recording.");
        }

        LogisticRegression regression = LogisticRegression.Fit(
            ObservationMatrix.FromRows([.. training.Select(second => second.Row)]),
            [.. training.Select(second => second.Move > 0)]);
        double share = training.Count(second => second.Move > 0) / (double)training.Length;
        return Score(test, share, [.. test.Select(second => regression.Predict(second.Row))], training.Length);
    }

    private static BookDirectionResult Score(
        (double[] Row, double Move)[] test, double share, double[] probabilities, int trainingCount)
    {
        double[] losses = [.. test.Zip(probabilities, (second, p) => Loss(second.Move, p))];
        double[] baseLosses = [.. test.Select(second => Loss(second.Move, share))];
        return new BookDirectionResult(
            trainingCount,
            test.Length,
            test.Zip(probabilities, (second, p) => second.Move > 0 == p > 0.5 ? 1.0 : 0).Average(),
            test.Average(second => second.Move > 0 == share > 0.5 ? 1.0 : 0),
            losses.Average(),
            Bootstrap.Difference(baseLosses, losses));
    }

    private static double Loss(double move, double probability) => -Math.Log(move > 0 ? probability : 1 - probability);

    /// <summary>Each second's columns with the change of the midpoint over the next one.</summary>
    private static List<(double[] Row, double Move)> Seconds(IEnumerable<BookQuote> quotes)
    {
        BookDirectionFeatures features = new();
        List<(double[] Row, double Midpoint)> samples = [];
        double next = double.NaN;
        foreach (BookQuote quote in quotes)
        {
            next = double.IsNaN(next) ? quote.Time + 1 : next;
            for (; quote.Time >= next; next++)
                samples.Add((features.Sample().ToArray(), features.Midpoint));
            features.Update(quote.Bid, quote.BidSize, quote.Ask, quote.AskSize);
        }

        return [.. samples.Zip(samples.Skip(1), (now, then) => (now.Row, then.Midpoint - now.Midpoint))];
    }
}
