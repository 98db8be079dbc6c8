using System.Globalization;
using System.IO.Compression;
using Aetherion.Domain.Learning;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>The reference set of the anomaly detectors: real bars with five kinds of injected anomalies.</summary>
internal sealed class AnomalyReference
{
    /// <summary>The kinds by their number in the file; 0 is a bar as it was.</summary>
    public static readonly string[] Kinds =
        ["none", "flash move", "volume burst", "wick", "joint moderate", "busy but frozen"];

    private readonly Dictionary<string, List<double>> _values = [];
    private readonly List<int> _kinds = [];

    /// <summary>Where the set is.</summary>
    public static string Path { get; } = RepositoryPaths.Shared("reference/iforest-bench.csv.gz");

    private AnomalyReference()
    {
    }

    /// <summary>The kind of each row of the slice <c>bench</c>.</summary>
    public IReadOnlyList<int> BenchKinds => _kinds;

    public static AnomalyReference Load()
    {
        AnomalyReference reference = new();
        using StreamReader reader = new(new GZipStream(
            File.OpenRead(Path), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            reference.Add(line.Split(','));
        return reference;
    }

    /// <summary>Log return, range and activity of a slice, z-scored by the train slice.</summary>
    public ObservationMatrix Scaled(string slice) => StandardScaler.Fit(Raw("train")).Transform(Raw(slice));

    private ObservationMatrix Raw(string slice) => new([.. _values[slice]], 3);

    private void Add(string[] cells)
    {
        if (!_values.TryGetValue(cells[0], out List<double>? values))
            _values[cells[0]] = values = [];
        for (int column = 2; column <= 4; column++)
            values.Add(double.Parse(cells[column], CultureInfo.InvariantCulture));
        if (cells[0] == "bench")
            _kinds.Add(int.Parse(cells[6], CultureInfo.InvariantCulture));
    }
}
