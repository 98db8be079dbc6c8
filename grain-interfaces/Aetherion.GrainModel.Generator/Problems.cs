using Microsoft.CodeAnalysis;

namespace Aetherion.GrainModel.Generator;

/// <summary>What the generator refuses, and what to do instead.</summary>
internal static class Problems
{
    private const string Category = "GrainModel";

    public static readonly DiagnosticDescriptor Inaccessible = Error(
        "AGM001", "Grain type is not accessible",
        "\"{0}\" must be internal or public so that its proxy can be generated");

    public static readonly DiagnosticDescriptor ReturnType = Error(
        "AGM002", "Grain method is not asynchronous",
        "\"{0}\" must return Task, Task<T>, ValueTask or ValueTask<T>: every call of a grain is asynchronous");

    public static readonly DiagnosticDescriptor Signature = Error(
        "AGM003", "Grain method has a signature that cannot be sent",
        "\"{0}\" must not be generic nor have ref, in or out parameters");

    public static readonly DiagnosticDescriptor Member = Error(
        "AGM004", "Grain interfaces have methods only", "\"{0}\" is not a method; grain interfaces have methods only");

    public static readonly DiagnosticDescriptor OneWay = Error(
        "AGM005", "A one-way call has no result", "\"{0}\" is [OneWay] and must return Task or ValueTask");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
