using System.Globalization;
using System.IO.Compression;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

/// <summary>Log return, range and activity of the bars of a file, in raw units.</summary>
internal static class BarFeatureRows
{
    private const int ActivityBars = 20;

    /// <param name="idleActivity">Activity of a bar after twenty without volume, where it is 0/0.</param>
    public static double[][] Read(string path, double idleActivity)
    {
        double[][] bars = [.. ReadBars(path)];
        return
        [
            .. Enumerable.Range(ActivityBars - 1, bars.Length - ActivityBars + 1).Select(index =>
            {
                double volume = bars.AsSpan(index + 1 - ActivityBars, ActivityBars).ToArray().Average(bar => bar[5]);
                double[] bar = bars[index];
                return new[]
                {
                    Math.Log(bar[4] / bars[index - 1][4]),
                    (bar[2] - bar[3]) / bar[1],
                    volume > 0 ? bar[5] / volume : idleActivity,
                };
            }),
        ];
    }

    private static IEnumerable<double[]> ReadBars(string path)
    {
        using StreamReader reader = new(
            new GZipStream(File.OpenRead(SharedData.Require(path)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return
            [
                .. line.Split(',', 7).Take(6).Select(field => double.Parse(field, CultureInfo.InvariantCulture)),
            ];
        }
    }
}
