using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aetherion.Host.Composition;

/// <summary>Reads the file of <c>--config</c>.</summary>
internal static class ConfigurationFile
{
    /// <summary>The most bytes of a configuration.</summary>
    public const int BytesMax = 1024 * 1024;

    internal static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <exception cref="ConfigurationException">It cannot be read or holds what cannot be used.</exception>
    public static ServiceConfiguration Read(string path)
    {
        var configuration = Parse(ReadText(path), path);
        ConfigurationRules.Check(configuration);
        return configuration;
    }

    private static ServiceConfiguration Parse(string text, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ServiceConfiguration>(text, Json)
                ?? throw new ConfigurationException($"{path}: the file must hold a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new ConfigurationException($"{path}: {KeyOf(exception)}{TextOf(exception)}", exception);
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            if (new FileInfo(path) is { Length: > BytesMax })
                throw new ConfigurationException($"{path}: a configuration has at most {BytesMax} bytes.");
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: {exception.Message}", exception);
        }
    }

    // The reader writes the key as $.listen.port.
    private static string KeyOf(JsonException exception) =>
        exception.Path is { Length: > 2 } key ? $"{key[2..]}: " : "";

    private static string TextOf(JsonException exception)
    {
        var text = exception.Message.Split(" Path: ")[0];
        // The reader's own words speak of .NET types: of them, only the keys are of use.
        if (text.Contains("could not be mapped", StringComparison.Ordinal))
            return $"there is no key '{text.Split('\'')[1]}' here; docs/configuration.md lists them.";
        if (text.Contains("missing required", StringComparison.Ordinal))
            return $"'{text.Split('\'')[^2]}' is missing.";
        if (text.Contains("could not be converted", StringComparison.Ordinal))
            text = "the value is of the wrong kind; docs/configuration.md says which is meant.";
        var line = exception.LineNumber is { } number ? $" (line {number + 1})" : "";
        return text + line;
    }
}
