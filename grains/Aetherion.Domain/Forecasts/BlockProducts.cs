namespace Aetherion.Domain.Forecasts;

/// <summary>
/// Sums of products of each block of a follower with each block of a leader at each lag, and of their squares. With
/// them a shuffle of the leader's blocks costs two additions per block and lag, not one per bar. What is compared is
/// the sum over the root of the sum of squares: storms that come to both at once widen both, so that a shuffle, which
/// parts them, stays comparable (studentised permutation, Janssen 1997).
/// </summary>
internal sealed class BlockProducts
{
    private readonly double[] _sums;
    private readonly double[] _squares;
    private readonly double _scale;
    private readonly int _lagMax;

    /// <param name="follower">Its moves.</param>
    /// <param name="leader">The leader's moves on the same bars.</param>
    /// <param name="lagMax">The first so many bars are left out, so that every block has a past.</param>
    /// <param name="blockLength">Bars of a block; what does not fill one at the end is left out.</param>
    public BlockProducts(double[] follower, double[] leader, int lagMax, int blockLength)
    {
        _lagMax = lagMax;
        BlockCount = (follower.Length - lagMax) / blockLength;
        _sums = new double[lagMax * BlockCount * BlockCount];
        _squares = new double[_sums.Length];
        for (int lag = 1; lag <= lagMax; lag++)
        {
            for (int block = 0; block < BlockCount; block++)
            {
                ReadOnlySpan<double> moves = follower.AsSpan(lagMax + (block * blockLength), blockLength);
                for (int other = 0; other < BlockCount; other++)
                {
                    ReadOnlySpan<double> before = leader.AsSpan(lagMax + (other * blockLength) - lag, blockLength);
                    int index = Index(lag, block, other);
                    (_sums[index], _squares[index]) = Products(moves, before);
                }
            }
        }

        ReadOnlySpan<double> all = follower.AsSpan(lagMax, BlockCount * blockLength);
        ReadOnlySpan<double> allBefore = leader.AsSpan(lagMax, BlockCount * blockLength);
        double product = Products(all, all).Sum * Products(allBefore, allBefore).Sum;
        _scale = product > 0 ? 1 / Math.Sqrt(product) : 0;
    }

    public int BlockCount { get; }

    /// <summary>The lag whose products stand out most when the leader's blocks stand in an order.</summary>
    /// <returns>The lag, its correlation and its sum of products over the root of the sum of their squares.</returns>
    public (int Lag, double Correlation, double Score) Largest(ReadOnlySpan<int> order)
    {
        (int Lag, double Correlation, double Score) largest = (1, 0, 0);
        for (int lag = 1; lag <= _lagMax; lag++)
        {
            double sum = 0;
            double squares = 0;
            for (int block = 0; block < order.Length; block++)
            {
                int index = Index(lag, block, order[block]);
                sum += _sums[index];
                squares += _squares[index];
            }

            double score = squares > 0 ? sum / Math.Sqrt(squares) : 0;
            if (Math.Abs(score) > Math.Abs(largest.Score))
                largest = (lag, sum * _scale, score);
        }

        return largest;
    }

    private int Index(int lag, int block, int other) => ((((lag - 1) * BlockCount) + block) * BlockCount) + other;

    private static (double Sum, double Squares) Products(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double sum = 0;
        double squares = 0;
        for (int bar = 0; bar < first.Length; bar++)
        {
            double product = first[bar] * second[bar];
            sum += product;
            squares += product * product;
        }

        return (sum, squares);
    }
}
