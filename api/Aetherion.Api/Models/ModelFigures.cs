using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Models;

/// <summary>The figures of a model as a list: each leaf of its JSON object by its path.</summary>
internal static class ModelFigures
{
    public const int FiguresMax = 1000;

    public static ImmutableArray<ModelFigureType> Read(ModelSummary model)
    {
        try
        {
            using var document = JsonDocument.Parse(model.Figures);
            var leaves = document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().SelectMany(sample => Leaves(sample.Name, "", sample.Value))
                : [];
            return [.. leaves.Take(FiguresMax)];
        }
        catch (JsonException exception)
        {
            throw ApiErrors.ModelDamaged($"The figures of the model {model.Version} are damaged: {exception.Message}");
        }
    }

    private static IEnumerable<ModelFigureType> Leaves(string sample, string path, JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject()
                .SelectMany(property => Leaves(sample, Join(path, property.Name), property.Value)),
            JsonValueKind.Array => element.EnumerateArray()
                .SelectMany((item, place) => Leaves(sample, Join(path, Text(place)), item)),
            JsonValueKind.Null => [],
            _ => [new ModelFigureType(sample, path, NumberOf(element), element.ToString())],
        };

    private static double? NumberOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : null;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Text(int place) => place.ToString(CultureInfo.InvariantCulture);
}
