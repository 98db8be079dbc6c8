using Aetherion.Domain.Learning.Metrics;

namespace Aetherion.Domain.Learning.Calibration;

/// <summary>
/// Turns a score into the probability of an event by the rising steps that fit the outcomes best in squared error (pool
/// adjacent violators, Ayer and others 1955), with straight lines between them and the outermost values beyond. Fit it
/// on
/// rows the model was not fitted on, and on many.
/// </summary>
public sealed class IsotonicCalibration
{
    private readonly double[] _scores;
    private readonly double[] _probabilities;

    /// <summary>A calibration with known points: scores that rise, probabilities from 0 to 1 that do not
    /// fall.</summary>
    public IsotonicCalibration(ReadOnlySpan<double> scores, ReadOnlySpan<double> probabilities)
    {
        if (scores.IsEmpty || scores.Length != probabilities.Length)
            throw new ArgumentException($"Got {scores.Length} scores and {probabilities.Length} probabilities.");
        for (int index = 0; index < scores.Length; index++)
        {
            bool isGood = double.IsFinite(scores[index]) && probabilities[index] is >= 0 and <= 1;
            bool rises = index == 0
                || (scores[index] > scores[index - 1] && probabilities[index] >= probabilities[index - 1]);
            if (!isGood || !rises)
                throw new ArgumentException(
                    $"Point {index} is ({scores[index]}, {probabilities[index]}); points must rise.");
        }

        _scores = scores.ToArray();
        _probabilities = probabilities.ToArray();
    }

    /// <summary>Finds the steps.</summary>
    /// <param name="outcomes">Whether the event came, for each row.</param>
    /// <param name="scores">The model's score of each row; finite.</param>
    public static IsotonicCalibration Fit(ReadOnlySpan<bool> outcomes, ReadOnlySpan<double> scores)
    {
        MetricInput.ThrowUnlessPaired(outcomes.Length, scores.Length);
        MetricInput.ThrowUnlessFinite(scores, "score");
        List<Block> blocks = [];
        foreach (int row in RowOrder.Ascending(scores))
        {
            Block block = new(scores[row], scores[row], outcomes[row] ? 1 : 0, 1);
            while (blocks.Count > 0 && (blocks[^1].Last == block.First || blocks[^1].Mean >= block.Mean))
            {
                block = blocks[^1].With(block);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        List<double> points = [];
        List<double> probabilities = [];
        foreach (Block block in blocks)
        {
            foreach (double score in block.First == block.Last ? (double[])[block.First] : [block.First, block.Last])
            {
                points.Add(score);
                probabilities.Add(block.Mean);
            }
        }

        return new IsotonicCalibration(points.ToArray(), probabilities.ToArray());
    }

    /// <summary>The probability that a score stands for. Allocates nothing.</summary>
    public double Calibrate(double score)
    {
        int place = Array.BinarySearch(_scores, score);
        if (place >= 0)
            return _probabilities[place];
        int above = ~place;
        if (above == 0 || above == _scores.Length)
            return _probabilities[Math.Min(above, _scores.Length - 1)];
        double share = (score - _scores[above - 1]) / (_scores[above] - _scores[above - 1]);
        return _probabilities[above - 1] + (share * (_probabilities[above] - _probabilities[above - 1]));
    }

    private readonly record struct Block(double First, double Last, int EventCount, int RowCount)
    {
        public double Mean => EventCount / (double)RowCount;

        public Block With(Block later) =>
            new(First, later.Last, EventCount + later.EventCount, RowCount + later.RowCount);
    }
}
