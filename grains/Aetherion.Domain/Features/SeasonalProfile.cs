namespace Aetherion.Domain.Features;

/// <summary>
/// How much livelier than usual each part of the session is, learnt session by session: for each slot of
/// <see cref="SlotBars"/> bars the exponentially weighted mean, over sessions, of the variance over its slow mean. It
/// begins at 1, which says nothing. Sessions of fewer than <see cref="SessionBarsMin"/> bars have no profile.
/// </summary>
internal sealed class SeasonalProfile(int sessionBars)
{
    /// <summary>Bars of a slot.</summary>
    public const int SlotBars = 30;

    /// <summary>Shorter sessions have too few slots to tell one from the other.</summary>
    public const int SessionBarsMin = 120;

    /// <summary>Sessions after which one weighs half as much.</summary>
    public const double HalfLifeSessions = 10;

    /// <summary>The most that one bar counts, in slow means, and the most of a slot's mean.</summary>
    private const double BarMax = 600;
    private const double SlotMax = 60;

    private static readonly double WeightMin = 1 - Math.Pow(2, -1 / HalfLifeSessions);

    private readonly double[] _means = NewMeans(sessionBars);
    private readonly int[] _counts = new int[sessionBars < SessionBarsMin ? 0 : SlotCount(sessionBars)];
    private int _slot = -1;
    private double _sum;
    private int _bars;

    /// <summary>Whether there is a profile at all.</summary>
    public bool IsKept => _counts.Length > 0;

    /// <summary>Takes a bar: its place in the session and its variance over the slow mean.</summary>
    public void Update(int index, double relativeVariance)
    {
        if (!IsKept)
            return;
        var slot = index / SlotBars;
        if (slot != _slot)
            CloseSlot(slot);
        _sum += Math.Min(relativeVariance, BarMax);
        _bars++;
    }

    /// <summary>The mean of the profile over so many bars after a place, past the end of the session if need be.</summary>
    public double MeanAfter(int index, int count)
    {
        if (!IsKept)
            return 1;
        var sum = 0.0;
        for (var at = index + 1; at <= index + count;)
        {
            var place = at % sessionBars;
            var end = Math.Min((place / SlotBars * SlotBars) + SlotBars, sessionBars);
            var taken = Math.Min(end - place, index + count + 1 - at);
            sum += taken * _means[place / SlotBars];
            at += taken;
        }
        return sum / count;
    }

    public void Reset()
    {
        Array.Fill(_means, 1);
        Array.Clear(_counts);
        _slot = -1;
        _sum = 0;
        _bars = 0;
    }

    public void Save(BinaryWriter writer)
    {
        for (var slot = 0; slot < _counts.Length; slot++)
        {
            writer.Write(_means[slot]);
            writer.Write(_counts[slot]);
        }
        writer.Write(_slot);
        writer.Write(_sum);
        writer.Write(_bars);
    }

    public void Restore(BinaryReader reader)
    {
        for (var slot = 0; slot < _counts.Length; slot++)
        {
            _means[slot] = reader.ReadDouble();
            _counts[slot] = reader.ReadInt32();
        }
        _slot = reader.ReadInt32();
        _sum = reader.ReadDouble();
        _bars = reader.ReadInt32();
    }

    private static int SlotCount(int sessionBars) => (sessionBars + SlotBars - 1) / SlotBars;

    private static double[] NewMeans(int sessionBars)
    {
        var means = new double[SlotCount(sessionBars)];
        Array.Fill(means, 1);
        return means;
    }

    private void CloseSlot(int next)
    {
        if (_slot >= 0 && _bars > 0)
        {
            var weight = Math.Max(1.0 / (_counts[_slot] + 2), WeightMin);
            _means[_slot] += (Math.Min(_sum / _bars, SlotMax) - _means[_slot]) * weight;
            _counts[_slot]++;
        }
        _slot = next;
        _sum = 0;
        _bars = 0;
    }
}
