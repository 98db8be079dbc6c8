using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Aetherion.GrainModel.Generator;

/// <summary>Checks a grain interface and has its proxy written.</summary>
internal static class InterfaceReader
{
    public static Generated? Read(INamedTypeSymbol type)
    {
        if (type.IsGenericType || !TypeNames.IsGrainInterface(type))
            return null;
        var name = TypeNames.IdentifierOf(type);
        var members = type.AllInterfaces.Insert(0, type).SelectMany(item => item.GetMembers())
            .Where(member => member is { IsAbstract: true, IsStatic: false }).ToArray();
        var problems = members.Select(ProblemOf).Where(problem => problem is not null).Select(problem => problem!)
            .ToImmutableArray();
        if (!TypeNames.IsAccessible(type))
            problems = problems.Add(ProblemAt(Problems.Inaccessible, type));
        if (problems.Length > 0)
            return new Generated(name, null, null, problems);

        var proxy = $"Proxy_{name}";
        var line = $"builder.AddInterface(typeof({TypeNames.Of(type)}), "
            + $"static (runtime, grainId) => new {proxy}(runtime, grainId));";
        IEnumerable<IMethodSymbol> methods = members.OfType<IMethodSymbol>();
        return new Generated(name, ProxyWriter.Write(type, proxy, methods), line, problems);
    }

    private static Diagnostic? ProblemOf(ISymbol member)
    {
        if (member is not IMethodSymbol method || method.AssociatedSymbol is not null)
            return ProblemAt(Problems.Member, member);
        if (method.IsGenericMethod || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
            return ProblemAt(Problems.Signature, member);
        var answer = Answer.Of(method.ReturnType);
        if (answer is null)
            return ProblemAt(Problems.ReturnType, member);
        return answer.Result is not null && TypeNames.Has(method, "Orleans.Concurrency", "OneWayAttribute")
            ? ProblemAt(Problems.OneWay, member)
            : null;
    }

    private static Diagnostic ProblemAt(DiagnosticDescriptor descriptor, ISymbol symbol) =>
        Diagnostic.Create(descriptor, symbol.Locations.FirstOrDefault(), symbol.ToDisplayString());
}
