using Aetherion.Domain.Features;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Model;

namespace Aetherion.Domain.Regimes;

/// <summary>A <see cref="RegimeFilter"/> in the place where a symbol's pipeline wants a filter.</summary>
public sealed class RegimeBarFilter(RegimeModel model) : IBarFilter
{
    private readonly RegimeFilter _filter = new(model);

    public StateProbabilities Update(in FeatureVector features, out RegimeProbabilities probabilities)
    {
        _filter.Update(features, out var posterior, out probabilities);
        return posterior;
    }

    public void Reset() => _filter.Reset();

    public void Save(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var state = _filter.Save();
        writer.Write(state.Filter.IsReady);
        Write(writer, state.Filter.Probabilities);
        Write(writer, state.Means);
        writer.Write(state.BarCount);
    }

    public void Restore(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var isReady = reader.ReadBoolean();
        var probabilities = Read(reader);
        var means = Read(reader);
        _filter.Restore(new RegimeFilterState(new ForwardFilterState(probabilities, isReady), means, reader.ReadInt64()));
    }

    private static void Write(BinaryWriter writer, double[] values)
    {
        writer.Write7BitEncodedInt(values.Length);
        foreach (var value in values)
            writer.Write(value);
    }

    private static double[] Read(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        if (count is < 0 or > GaussianHmm.FeatureCountMax)
            throw new InvalidDataException($"A saved filter claims {count} values.");
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = reader.ReadDouble();
        return values;
    }
}
