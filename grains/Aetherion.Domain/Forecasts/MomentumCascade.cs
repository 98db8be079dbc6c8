using System.Collections.Immutable;
using Aetherion.Domain.Simulation;

namespace Aetherion.Domain.Forecasts;

/// <summary>
/// Finds who leads whom: for each ordered pair of symbols the correlation of the follower's moves with the leader's
/// some bars before, the largest over the lags; how often chance reaches it is counted on shuffled blocks of the
/// leader's moves, and the pairs that stand at a false discovery rate are discoveries (<see
/// cref="BenjaminiYekutieli"/>). Moves at the same bar are no link. A momentum that two symbols share links them both
/// ways; a leader is one whose link is not returned, or returned much weaker. It says what was so in the window it is
/// given, and nothing of what comes after it.
/// </summary>
public sealed class MomentumCascade
{
    /// <summary>The most symbols compared at once.</summary>
    public const int SymbolCountMax = 32;

    /// <summary>The fewest blocks of a window.</summary>
    public const int BlockCountMin = 20;

    /// <summary>The most blocks of a window; longer windows need longer blocks.</summary>
    public const int BlockCountMax = 2000;

    private readonly MomentumCascadeOptions _options;

    /// <exception cref="ArgumentException">An option is out of bounds.</exception>
    public MomentumCascade(MomentumCascadeOptions? options = null)
    {
        _options = options ?? new MomentumCascadeOptions();
        bool isUsable = _options.LagMax is >= 1 and <= 60 && _options.BlockLength > 2 * _options.LagMax
            && _options.ShuffleCount is >= 99 and <= 100_000 && _options.FalseDiscoveryRate is > 0 and < 1
            && _options.VolatilityHalfLife >= 1;
        if (!isUsable)
            throw new ArgumentException($"These options find no leaders: {_options}.", nameof(options));
    }

    /// <summary>The links between all ordered pairs, leader by leader.</summary>
    /// <param name="returns">One series of log returns for each symbol, on the same bars.</param>
    /// <exception cref="ArgumentException">Lengths differ, there are too few or too many, or a return is not
    /// finite.</exception>
    public ImmutableArray<CascadeLink> Find(IReadOnlyList<double[]> returns)
    {
        ArgumentNullException.ThrowIfNull(returns);
        ThrowIfUnusable(returns);
        double[][] moves = [.. returns.Select(r => CascadeSeries.Standardise(r, _options.VolatilityHalfLife))];
        List<CascadeLink> links = [];
        for (int leader = 0; leader < moves.Length; leader++)
        {
            for (int follower = 0; follower < moves.Length; follower++)
            {
                if (leader != follower)
                    links.Add(Measure(moves, leader, follower));
            }
        }

        bool[] discoveries = BenjaminiYekutieli.Discoveries(
            [.. links.Select(link => link.PValue)], _options.FalseDiscoveryRate);
        return [.. links.Select((link, index) => link with { IsDiscovery = discoveries[index] })];
    }

    private CascadeLink Measure(double[][] moves, int leader, int follower)
    {
        BlockProducts products = new(moves[follower], moves[leader], _options.LagMax, _options.BlockLength);
        int[] order = [.. Enumerable.Range(0, products.BlockCount)];
        (int lag, double correlation, double score) = products.Largest(order);
        RandomGenerator random = RandomGenerator.For(_options.Seed, "cascade", (leader * SymbolCountMax) + follower);
        int reached = 0;
        for (int shuffle = 0; shuffle < _options.ShuffleCount; shuffle++)
        {
            Shuffle(order, random);
            if (Math.Abs(products.Largest(order).Score) >= Math.Abs(score))
                reached++;
        }

        double pValue = (reached + 1.0) / (_options.ShuffleCount + 1);
        return new CascadeLink(leader, follower, lag, correlation, pValue, IsDiscovery: false);
    }

    private static void Shuffle(int[] order, RandomGenerator random)
    {
        for (int last = order.Length - 1; last > 0; last--)
        {
            int other = random.NextInt32(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }
    }

    private void ThrowIfUnusable(IReadOnlyList<double[]> returns)
    {
        if (returns.Count is < 2 or > SymbolCountMax)
        {
            throw new ArgumentException(
                $"Leaders are looked for among 2 to {SymbolCountMax} symbols, not {returns.Count}.");
        }

        int blocks = (returns[0].Length - _options.LagMax) / _options.BlockLength;
        if (blocks is < BlockCountMin or > BlockCountMax)
        {
            throw new ArgumentException(
                $"{returns[0].Length} returns make {blocks} blocks of {_options.BlockLength}; give {BlockCountMin} to "
                + $"{BlockCountMax} blocks.");
        }

        for (int symbol = 0; symbol < returns.Count; symbol++)
        {
            if (returns[symbol].Length != returns[0].Length)
            {
                throw new ArgumentException(
                    $"Symbol {symbol} has {returns[symbol].Length} returns, not {returns[0].Length}.");
            }

            if (Array.Exists(returns[symbol], value => !double.IsFinite(value)))
                throw new ArgumentException($"Symbol {symbol} has a return that is not finite; leave that bar out.");
        }
    }
}
