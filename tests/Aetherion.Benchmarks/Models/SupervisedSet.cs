using System.Globalization;
using System.IO.Compression;
using Aetherion.Domain.Learning.Forests;
using Aetherion.Testing;

namespace Aetherion.Benchmarks.Models;

/// <summary>The supervised reference set: one of its two splits, oldest row first.</summary>
internal sealed record SupervisedSet(string[] FeatureNames, FeatureMatrix Rows, int[] Labels, long[] Minutes)
{
    public const int ClassCount = 3;
    public const int HighRisk = 2;

    private const int MillisecondsPerMinute = 60_000;

    public static string Path { get; } = System.IO.Path.Combine(
        RepositoryPaths.Root, "..", "shared", "reference", "supervised.csv.gz");

    public static SupervisedSet Load(string split)
    {
        using var file = File.OpenRead(Path);
        using GZipStream unzipped = new(file, CompressionMode.Decompress);
        using StreamReader reader = new(unzipped);
        var names = reader.ReadLine()!.Split(',')[2..^1];
        List<double> values = [];
        List<int> labels = [];
        List<long> minutes = [];
        while (reader.ReadLine()?.Split(',') is { } cells)
        {
            if (cells[0] != split)
                continue;
            values.AddRange(cells[2..^1].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)));
            labels.Add(int.Parse(cells[^1], CultureInfo.InvariantCulture));
            minutes.Add(long.Parse(cells[1], CultureInfo.InvariantCulture) / MillisecondsPerMinute);
        }

        return new SupervisedSet(names, new FeatureMatrix([.. values], names.Length), [.. labels], [.. minutes]);
    }
}
