using System.Globalization;
using System.IO.Compression;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

/// <summary>Fits of simulated regimes whose best log-likelihood is known.</summary>
public class SimulatedRegimesTests
{
    private const double OptimumTolerance = 0.5;

    [Theory]
    [InlineData("regime-sim.csv.gz", -51279.69, 0, 2)]
    [InlineData("regime-sim-hard.csv.gz", -73948.02, 4, 2)]
    public void The_known_optimum_is_found_from_every_seed(string file, double optimum, int firstSeed, int seedCount)
    {
        ObservationMatrix window = Load(file);
        window = StandardScaler.Fit(window).Transform(window);
        for (int seed = firstSeed; seed < firstSeed + seedCount; seed++)
        {
            GaussianHmmFit fit = new BaumWelch(new BaumWelchOptions { Seed = seed }).Fit(
                window, null, TestContext.Current.CancellationToken);
            fit.LogLikelihood.ShouldBe(optimum, OptimumTolerance, $"seed {seed}");
        }
    }

    /// <summary>Ten seconds long, so it runs on request: add -explicit only.</summary>
    [Fact(Explicit = true)]
    public void The_known_optima_are_found_from_ten_of_ten_seeds()
    {
        The_known_optimum_is_found_from_every_seed("regime-sim.csv.gz", -51279.69, 0, 10);
        The_known_optimum_is_found_from_every_seed("regime-sim-hard.csv.gz", -73948.02, 0, 10);
    }

    private static ObservationMatrix Load(string file)
    {
        using StreamReader reader = new(
            new GZipStream(File.OpenRead(SharedData.Require("reference/" + file)), CompressionMode.Decompress));
        reader.ReadLine();
        List<double[]> rows = [];
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            rows.Add([.. fields[1..4].Select(field => double.Parse(field, CultureInfo.InvariantCulture))]);
        }

        return ObservationMatrix.FromRows(rows);
    }
}
