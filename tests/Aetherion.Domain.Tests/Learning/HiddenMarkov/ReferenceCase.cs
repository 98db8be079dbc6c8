using System.Text.Json;
using Aetherion.Domain.Learning;
using Aetherion.Domain.Learning.HiddenMarkov;

namespace Aetherion.Domain.Tests.Learning.HiddenMarkov;

/// <summary>One maximum-likelihood case of the hmmlearn fixtures.</summary>
internal sealed class ReferenceCase
{
    private readonly JsonElement _case;
    private readonly CovarianceType _covarianceType;

    private ReferenceCase(JsonElement json)
    {
        _case = json;
        _covarianceType = json.GetProperty("covariance_type").GetString() == "diag"
            ? CovarianceType.Diagonal
            : CovarianceType.Full;
        Window = ObservationMatrix.FromRows(
            [.. json.GetProperty("observations").EnumerateArray().Select(Flatten)]);
        Start = ReadModel(json.GetProperty("init"), _covarianceType);
    }

    public ObservationMatrix Window { get; }

    public GaussianHmm Start { get; }

    public BaumWelchOptions Options(int iterations) => new()
    {
        StateCount = Start.StateCount,
        CovarianceType = _covarianceType,
        MaxIterations = iterations,
        Tolerance = double.NegativeInfinity,
    };

    public JsonElement Final => Updates.GetProperty("final");

    public double[] History => Flatten(Updates.GetProperty("loglik_history_50"));

    public GaussianHmm Expected(int iterations) => ReadModel(Iteration(iterations), _covarianceType);

    public double ExpectedLogLikelihood(int iterations) =>
        Iteration(iterations).GetProperty("loglik_after").GetDouble();

    public static int Count(string file) => Cases(file).GetArrayLength();

    public static ReferenceCase Load(string file, int index) => new(Cases(file)[index]);

    public static double[] Flatten(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().SelectMany(Flatten)]
        : [element.GetDouble()];

    public static GaussianHmm ReadModel(JsonElement json, CovarianceType covarianceType) => new(
        covarianceType,
        Flatten(json.GetProperty("startprob")),
        Flatten(json.GetProperty("transmat")),
        Flatten(json.GetProperty("means")),
        Flatten(json.GetProperty("covars")));

    private static JsonElement Cases(string file)
    {
        using FileStream stream = File.OpenRead(SharedData.Require("reference/" + file));
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("cases").Clone();
    }

    private JsonElement Updates => _case.GetProperty("updates").GetProperty("maximum_likelihood");

    private JsonElement Iteration(int iterations) =>
        Updates.GetProperty("iterations").GetProperty($"{iterations}");
}
