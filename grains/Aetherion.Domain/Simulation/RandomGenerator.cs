using System.Numerics;
using System.Text;

namespace Aetherion.Domain.Simulation;

/// <summary>
/// A seeded source of random numbers that gives the same sequence on every version and machine: xoshiro256** by
/// Blackman and Vigna (2018), its state filled by splitmix64. Only normal variates use the C library's logarithm.
/// </summary>
public sealed class RandomGenerator
{
    private const double Unit = 1.0 / (1UL << 53);

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spare;
    private bool _hasSpare;

    public RandomGenerator(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    /// <summary>A generator of its own for a name and a number, such as a symbol and a start time.</summary>
    public static RandomGenerator For(ulong seed, string name, long number)
    {
        ArgumentNullException.ThrowIfNull(name);
        var mixed = seed;
        foreach (var value in Encoding.UTF8.GetBytes(name))
            mixed = SplitMix(ref mixed) ^ value;
        mixed = SplitMix(ref mixed) ^ (ulong)number;
        return new RandomGenerator(SplitMix(ref mixed));
    }

    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * Unit;

    /// <summary>
    /// Uniform in [0, <paramref name="bound"/>); the bias of at most bound / 2^64 does not matter here.
    /// </summary>
    public int NextInt32(int bound) => (int)Math.BigMul(NextUInt64(), (ulong)bound, out _);

    /// <summary>Standard normal, by Marsaglia's polar method.</summary>
    public double NextNormal()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }
        double u;
        double v;
        double s;
        do
        {
            u = (2 * NextDouble()) - 1;
            v = (2 * NextDouble()) - 1;
            s = (u * u) + (v * v);
        }
        while (s is >= 1 or 0);
        var factor = Math.Sqrt(-2 * Math.Log(s) / s);
        _spare = v * factor;
        _hasSpare = true;
        return u * factor;
    }

    /// <summary>Exponential of mean 1.</summary>
    public double NextExponential() => -Math.Log(1 - NextDouble());

    /// <summary>Chi-squared, as the sum of squared normals.</summary>
    public double NextChiSquared(int degrees)
    {
        var sum = 0.0;
        for (var i = 0; i < degrees; i++)
        {
            var normal = NextNormal();
            sum += normal * normal;
        }
        return sum;
    }

    /// <summary>Poisson; by Knuth's method below a mean of 30, by the normal approximation above.</summary>
    public int NextPoisson(double mean)
    {
        if (mean > 30)
            return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * NextNormal())));
        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = NextDouble(); product > limit; product *= NextDouble())
            count++;
        return count;
    }

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
