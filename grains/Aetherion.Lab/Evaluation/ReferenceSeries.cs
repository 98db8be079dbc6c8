using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;
using Aetherion.Model;

namespace Aetherion.Lab.Evaluation;

/// <summary>A simulated series of log return, range and activity with its true states and parameters.</summary>
/// <param name="Name">Of its files.</param>
/// <param name="Rows">The features.</param>
/// <param name="Truth">The true regime of each row.</param>
/// <param name="TrueModel">The parameters it was made with, in the units of the features.</param>
public sealed record ReferenceSeries(
    string Name, ObservationMatrix Rows, ImmutableArray<Regime> Truth, GaussianHmm TrueModel)
{
    /// <summary>The columns.</summary>
    public static ImmutableArray<Feature> Features { get; } =
        [Feature.LogReturn, Feature.NormalizedRange, Feature.RelativeVolume];

    /// <summary>The regime of each true state.</summary>
    public static ImmutableArray<Regime> States { get; } =
        [Regime.Sideways, Regime.Bull, Regime.Bear, Regime.Crisis];

    /// <summary>Reads <c>NAME.csv.gz</c> and <c>NAME.json</c> of a folder.</summary>
    /// <exception cref="InvalidDataException">The files are not what they should be.</exception>
    public static ReferenceSeries Read(string folder, string name)
    {
        List<double> values = [];
        ImmutableArray<Regime>.Builder truth = ImmutableArray.CreateBuilder<Regime>();
        using FileStream packed = File.OpenRead(Path.Combine(folder, name + ".csv.gz"));
        using StreamReader reader = new(new GZipStream(packed, CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            string[] fields = line.Split(',');
            if (fields.Length != Features.Length + 2)
                throw new InvalidDataException($"{name}: '{line}' is no row of t, three features and the true state.");
            values.AddRange(fields[1..4].Select(text => double.Parse(text, CultureInfo.InvariantCulture)));
            truth.Add(States[int.Parse(fields[4], CultureInfo.InvariantCulture)]);
        }

        return new ReferenceSeries(
            name, new ObservationMatrix([.. values], Features.Length), truth.DrainToImmutable(),
            ReadModel(Path.Combine(folder, name + ".json")));
    }

    private static GaussianHmm ReadModel(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement parameters = document.RootElement.GetProperty("params");
        return new GaussianHmm(
            CovarianceType.Full, Numbers(parameters, "startprob"), Numbers(parameters, "transmat"),
            Numbers(parameters, "means"), Numbers(parameters, "covars"));
    }

    private static double[] Numbers(JsonElement parameters, string name) => [.. Flatten(parameters.GetProperty(name))];

    private static IEnumerable<double> Flatten(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().SelectMany(Flatten)
        : [element.GetDouble()];
}
