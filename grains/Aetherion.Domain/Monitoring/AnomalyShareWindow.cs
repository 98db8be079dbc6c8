using Aetherion.Model;

namespace Aetherion.Domain.Monitoring;

/// <summary>How often an anomaly detector spoke up on the last bars at which it knew its rolling threshold.</summary>
public sealed class AnomalyShareWindow
{
    private const AnomalyLevel AllLevels = AnomalyLevel.Anomaly | AnomalyLevel.Alarm;

    private readonly byte[] _levels;
    private readonly int[] _counts = new int[(int)AllLevels + 1];
    private int _next;

    /// <param name="barCountMax">The most bars counted.</param>
    public AnomalyShareWindow(int barCountMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(barCountMax, 1);
        _levels = new byte[barCountMax];
    }

    /// <summary>Bars in the window.</summary>
    public int BarCount { get; private set; }

    /// <summary>Share of them above the rolling threshold; null before the first.</summary>
    public double? Flagged => ShareOf(AnomalyLevel.Anomaly);

    /// <summary>Share of them above the fixed level; null before the first.</summary>
    public double? Alarms => ShareOf(AnomalyLevel.Alarm);

    /// <summary>Takes a bar in; the oldest leaves a full window. One without a rolling threshold is left out.</summary>
    public void Add(in BarAnomaly anomaly)
    {
        if (anomaly.Threshold is not null)
            Add((byte)(anomaly.Level & AllLevels));
    }

    /// <summary>The levels, oldest first.</summary>
    public byte[] Save()
    {
        int first = BarCount < _levels.Length ? 0 : _next;
        return [.. _levels[first..BarCount], .. _levels[..first]];
    }

    /// <summary>Goes on from a saved window; of a longer one with its last bars.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Restore(ReadOnlySpan<byte> saved)
    {
        if (saved.ContainsAnyExceptInRange((byte)0, (byte)AllLevels))
            throw new InvalidDataException("The saved levels of the anomaly model are damaged.");
        Array.Clear(_counts);
        (_next, BarCount) = (0, 0);
        foreach (byte level in saved)
        {
            Add(level);
        }
    }

    private void Add(byte level)
    {
        if (BarCount == _levels.Length)
            _counts[_levels[_next]]--;
        _levels[_next] = level;
        _counts[level]++;
        _next = (_next + 1) % _levels.Length;
        BarCount = Math.Min(BarCount + 1, _levels.Length);
    }

    private double? ShareOf(AnomalyLevel level) => BarCount == 0
        ? null
        : (_counts[(int)level] + _counts[(int)AllLevels]) / (double)BarCount;
}
