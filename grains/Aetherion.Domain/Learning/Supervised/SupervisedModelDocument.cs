using System.Security.Cryptography;
using System.Text.Json;
using Aetherion.Domain.Learning.Boosting;
using Aetherion.Domain.Learning.Calibration;
using Aetherion.Domain.Learning.Forests;

namespace Aetherion.Domain.Learning.Supervised;

/// <summary>
/// The JSON form of a <see cref="SupervisedModel"/>, version 1, its members included. All numbers round-trip to the
/// same
/// bits; the version is the start of the SHA-256 of the content and is checked on reading.
/// </summary>
public static class SupervisedModelDocument
{
    /// <summary>The version written; every earlier one can be read.</summary>
    public const int FormatVersion = 1;

    private const int MemberCountMax = 100;
    private const int HashDigits = 16;

    /// <summary>Writes a model.</summary>
    public static string Write(SupervisedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return JsonSerializer.Serialize(
            ToContent(model) with { Version =
                model.Version }, SupervisedModelJsonContext.Default.SupervisedModelContent);
    }

    /// <summary>Reads a model and checks its sizes, bounds and version.</summary>
    /// <exception cref="InvalidDataException">The text is no model, is of a newer format, or was changed.</exception>
    public static SupervisedModel Read(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Length > TreeModelDocument.LengthMax)
            throw new InvalidDataException(
                $"The model's document is longer than {TreeModelDocument.LengthMax} characters.");
        try
        {
            SupervisedModelContent content =
                JsonSerializer.Deserialize(document, SupervisedModelJsonContext.Default.SupervisedModelContent)
                ?? throw new InvalidDataException("The model's document is null.");
            return ToModel(content);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new InvalidDataException(
                $"The model's document cannot be used: {exception.Message} Train the model again.", exception);
        }
    }

    internal static string VersionOf(SupervisedModel model)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(
            ToContent(model), SupervisedModelJsonContext.Default.SupervisedModelContent);
        return "supervised-" + Convert.ToHexStringLower(SHA256.HashData(bytes))[..HashDigits];
    }

    private static SupervisedModelContent ToContent(SupervisedModel model) => new()
    {
        Format = FormatVersion,
        FeatureNames = [.. model.FeatureNames],
        ClassNames = [.. model.ClassNames],
        Temperature = model.Calibration.Temperature,
        DecisionWeights = model.DecisionWeights.ToArray(),
        MemberWeights = model.MemberWeights.ToArray(),
        Members = [.. model.Members.Select(ToMember)],
    };

    private static TreeModelContent ToMember(IProbabilityModel member) => member switch
    {
        GradientBoosting boosting => GradientBoostingDocument.ToContent(boosting),
        RandomForest forest => RandomForestDocument.ToContent(forest),
        _ => throw new ArgumentException($"A member of type {member.GetType().Name} has no document."),
    };

    private static SupervisedModel ToModel(SupervisedModelContent content)
    {
        if (content.Format is < 1 or > FormatVersion)
        {
            throw new InvalidDataException(
                $"The model's document has format {content.Format}; this program reads 1 to {FormatVersion}.");
        }

        if (content.Members.Length > MemberCountMax)
            throw new ArgumentException($"It has {content.Members.Length} members; at most {MemberCountMax} are read.");
        SupervisedModel model = new(
            Array.ConvertAll<TreeModelContent, IProbabilityModel>(content.Members, ToMember),
            content.MemberWeights, new TemperatureScaling(content.Temperature, content.ClassNames.Length),
            content.DecisionWeights, content.FeatureNames, content.ClassNames);
        if (content.Version is { } version && version != model.Version)
        {
            throw new InvalidDataException(
                $"The model's document says it is {version}, its content is {model.Version}: it was changed.");
        }

        return model;
    }

    private static IProbabilityModel ToMember(TreeModelContent? content) => content?.Kind switch
    {
        null => throw new ArgumentException("A member is null."),
        var kind when kind.StartsWith("forest-", StringComparison.Ordinal) => RandomForestDocument.FromContent(content),
        _ => GradientBoostingDocument.FromContent(content),
    };
}
