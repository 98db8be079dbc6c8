using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aetherion.GrainModel.Generator;

/// <summary>
/// Generates, for every grain interface of an assembly, its proxy with one request class a method, and one manifest of
/// the assembly's grain interfaces and classes.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class GrainGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var interfaces = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is InterfaceDeclarationSyntax { BaseList: not null },
            static (syntax, cancellation) => syntax.SemanticModel.GetDeclaredSymbol(syntax.Node, cancellation)
                is INamedTypeSymbol symbol ? InterfaceReader.Read(symbol) : null);
        var classes = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
            static (syntax, cancellation) => syntax.SemanticModel.GetDeclaredSymbol(syntax.Node, cancellation)
                is INamedTypeSymbol symbol ? ClassReader.Read(symbol) : null);

        context.RegisterSourceOutput(interfaces, static (output, result) => Emit(output, result));
        context.RegisterSourceOutput(classes, static (output, result) => Report(output, result));
        context.RegisterSourceOutput(
            interfaces.Collect().Combine(classes.Collect()),
            static (output, found) => EmitManifest(output, found.Left, found.Right));
    }

    private static void Emit(SourceProductionContext output, Generated? result)
    {
        Report(output, result);
        if (result?.Source is { } source)
            output.AddSource(result.HintName + ".g.cs", source);
    }

    private static void Report(SourceProductionContext output, Generated? result)
    {
        foreach (var problem in result?.Problems ?? ImmutableArray<Diagnostic>.Empty)
            output.ReportDiagnostic(problem);
    }

    private static void EmitManifest(
        SourceProductionContext output, ImmutableArray<Generated?> interfaces, ImmutableArray<Generated?> classes)
    {
        var lines = interfaces.Concat(classes)
            .Where(result => result?.ManifestLine is not null)
            .Select(result => result!.ManifestLine!)
            .Distinct()
            .OrderBy(line => line, System.StringComparer.Ordinal)
            .ToArray();
        if (lines.Length > 0)
            output.AddSource("GrainManifest.g.cs", ManifestWriter.Write(lines));
    }
}
