using System.Text.Json.Serialization;
using Aetherion.Model;

namespace Aetherion.Postgres;

/// <summary>How orders and fills stand inside the events that brought them.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Fill))]
internal sealed partial class JournalJsonContext : JsonSerializerContext;
