using System.Runtime.Intrinsics;

namespace Aetherion.Domain.Learning.HiddenMarkov;

/// <summary>
/// Decoding of the most probable path (Viterbi 1967), in log space. It sees the whole window and is for diagnostics.
/// Of equally probable paths the one through the lowest states is taken.
/// </summary>
public static class Viterbi
{
    /// <summary>The most probable path through a window.</summary>
    public static ViterbiPath Decode(GaussianHmm model, ObservationMatrix window)
    {
        ForwardBackward.ThrowIfUnfit(model, window);
        int blockCount = StateLanes.BlockCount(model.StateCount);
        if (blockCount == 1)
            return DecodeNarrow(model, window);
        int laneCount = blockCount * StateLanes.Width;
        GaussianEmissions emissions = new(model);
        Vector256<double>[] transitions = LogProbabilities(model.TransitionMatrix, model.StateCount);
        Vector256<double>[] best = LogProbabilities(model.StartProbabilities, model.StateCount);
        Vector256<double>[] next = new Vector256<double>[blockCount];
        Vector256<double>[] densities = new Vector256<double>[blockCount];
        Vector256<double>[] origins = new Vector256<double>[blockCount];
        byte[] cameFrom = new byte[window.RowCount * laneCount];
        emissions.LogDensities(window.Row(0), densities);
        Add(best, densities);
        for (int row = 1; row < window.RowCount; row++)
        {
            BestOrigins(best, transitions, model.StateCount, next, origins);
            Store(origins, cameFrom.AsSpan(row * laneCount, laneCount));
            emissions.LogDensities(window.Row(row), densities);
            Add(next, densities);
            (best, next) = (next, best);
        }

        return TraceBack(StateLanes.AsDoubles(best.AsSpan())[..model.StateCount], cameFrom, laneCount);
    }

    private static ViterbiPath DecodeNarrow(GaussianHmm model, ObservationMatrix window)
    {
        byte[] cameFrom = new byte[window.RowCount];
        Vector256<double> scores = NarrowViterbi.Run(
            new GaussianEmissions(model),
            LogProbabilities(model.StartProbabilities, model.StateCount)[0],
            LogProbabilities(model.TransitionMatrix, model.StateCount),
            window,
            cameFrom);
        int state = Largest(StateLanes.AsDoubles(new ReadOnlySpan<Vector256<double>>(in scores))[..model.StateCount]);
        double logProbability = scores[state];
        int[] path = new int[cameFrom.Length];
        for (int row = path.Length - 1; row >= 0; row--)
        {
            path[row] = state;
            state = NarrowViterbi.Before(state, cameFrom[row]);
        }

        return new ViterbiPath(path, logProbability);
    }

    private static void BestOrigins(
        ReadOnlySpan<Vector256<double>> best,
        ReadOnlySpan<Vector256<double>> transitions,
        int stateCount,
        Span<Vector256<double>> next,
        Span<Vector256<double>> origins)
    {
        ReadOnlySpan<double> scores = StateLanes.AsDoubles(best);
        for (int block = 0; block < best.Length; block++)
        {
            Vector256<double> largest = transitions[block] + Vector256.Create(scores[0]);
            Vector256<double> origin = Vector256<double>.Zero;
            for (int from = 1; from < stateCount; from++)
            {
                Vector256<double> candidate =
                    transitions[(from * best.Length) + block] + Vector256.Create(scores[from]);
                Vector256<double> isLarger = Vector256.GreaterThan(candidate, largest);
                largest = Vector256.ConditionalSelect(isLarger, candidate, largest);
                origin = Vector256.ConditionalSelect(isLarger, Vector256.Create((double)from), origin);
            }

            next[block] = largest;
            origins[block] = origin;
        }
    }

    private static void Store(ReadOnlySpan<Vector256<double>> origins, Span<byte> cameFrom)
    {
        ReadOnlySpan<double> lanes = StateLanes.AsDoubles(origins);
        for (int lane = 0; lane < cameFrom.Length; lane++)
        {
            cameFrom[lane] = (byte)lanes[lane];
        }
    }

    private static ViterbiPath TraceBack(ReadOnlySpan<double> scores, ReadOnlySpan<byte> cameFrom, int laneCount)
    {
        int state = Largest(scores);
        double logProbability = scores[state];
        int[] path = new int[cameFrom.Length / laneCount];
        for (int row = path.Length - 1; row >= 0; row--)
        {
            path[row] = state;
            state = cameFrom[(row * laneCount) + state];
        }

        return new ViterbiPath(path, logProbability);
    }

    private static int Largest(ReadOnlySpan<double> scores)
    {
        int largest = 0;
        for (int candidate = 1; candidate < scores.Length; candidate++)
        {
            if (scores[candidate] > scores[largest])
                largest = candidate;
        }

        return largest;
    }

    private static Vector256<double>[] LogProbabilities(ReadOnlySpan<double> rows, int stateCount) =>
        StateLanes.PackRows(
            Array.ConvertAll(rows.ToArray(), Math.Log), stateCount, double.NegativeInfinity);

    private static void Add(Span<Vector256<double>> sums, ReadOnlySpan<Vector256<double>> terms)
    {
        for (int block = 0; block < sums.Length; block++)
        {
            sums[block] += terms[block];
        }
    }
}
