using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Aetherion.GrainModel.Generator;

/// <summary>Writes the request class of one method.</summary>
internal static class RequestWriter
{
    private const string CodeGeneration = "global::Aetherion.GrainModel.CodeGeneration";
    private const string Token = "global::System.Threading.CancellationToken";
    private const string Concurrency = "Orleans.Concurrency";

    public static void Write(StringBuilder code, IMethodSymbol method, Answer answer, string request)
    {
        var result = answer.Result is null ? "" : TypeNames.AnnotatedOf(answer.Result);
        var baseType = answer.Result is null ? "GrainActionRequest" : $"GrainFunctionRequest<{result}>";
        var parameters = method.Parameters;
        code.AppendLine($"    private sealed class {request} : {CodeGeneration}.{baseType}")
            .AppendLine("    {")
            .AppendLine($"        private static readonly {CodeGeneration}.GrainMethod Descriptor = new(")
            .AppendLine($"            {DescriptorArguments(method)});");
        foreach (var (type, index) in Indexed(parameters))
            code.AppendLine($"        private {type} _a{index};");
        WriteConstructor(code, parameters, request);
        code.AppendLine($"        public override {CodeGeneration}.GrainMethod Method => Descriptor;");
        WriteArguments(code, parameters);
        WriteInvoke(code, method, answer, result);
        code.AppendLine("    }");
    }

    private static string DescriptorArguments(IMethodSymbol method)
    {
        var type = method.ContainingType;
        var types = string.Concat(method.Parameters.Select(item => $"typeof({TypeNames.Of(item.Type)}), "));
        var parameterTypes = types.Length == 0
            ? "global::System.Type.EmptyTypes"
            : $"new global::System.Type[] {{ {types}}}";
        return $"typeof({TypeNames.Of(type)}), "
            + $"{ProxyWriter.Literal(TypeNames.AliasOf(type) ?? type.ToDisplayString())}, "
            + $"{ProxyWriter.Literal(TypeNames.AliasOf(method) ?? method.Name)}, {parameterTypes}, {Options(method)}";
    }

    private static string Options(IMethodSymbol method)
    {
        const string Prefix = CodeGeneration + ".GrainMethodOptions.";
        var options = new List<string> { Prefix + "None" };
        foreach (var name in new[] { "OneWay", "AlwaysInterleave", "ReadOnly" })
        {
            if (TypeNames.Has(method, Concurrency, name + "Attribute"))
                options.Add(Prefix + name);
        }

        return string.Join(" | ", options);
    }

    private static void WriteConstructor(
        StringBuilder code, ImmutableArray<IParameterSymbol> parameters, string request)
    {
        if (parameters.Length == 0)
            return;
        var arguments = Indexed(parameters).Select(item => $"{item.Type} a{item.Index}");
        code.AppendLine($"        public {request}({string.Join(", ", arguments)})").AppendLine("        {");
        for (var index = 0; index < parameters.Length; index++)
            code.AppendLine($"            _a{index} = a{index};");
        code.AppendLine("        }");
    }

    private static void WriteArguments(StringBuilder code, ImmutableArray<IParameterSymbol> parameters)
    {
        if (parameters.Length == 0)
            return;
        code.AppendLine($"        public override int GetArgumentCount() => {parameters.Length};")
            .AppendLine("        public override object? GetArgument(int index) => index switch")
            .AppendLine("        {");
        for (var index = 0; index < parameters.Length; index++)
            code.AppendLine($"            {index} => _a{index},");
        code.AppendLine("            _ => base.GetArgument(index),").AppendLine("        };")
            .AppendLine("        public override void SetArgument(int index, object value)")
            .AppendLine("        {").AppendLine("            switch (index)").AppendLine("            {");
        foreach (var (type, index) in Indexed(parameters))
            code.AppendLine($"                case {index}: _a{index} = ({type})value!; break;");
        code.AppendLine("                default: base.SetArgument(index, value); break;")
            .AppendLine("            }").AppendLine("        }");
        WriteCopy(code, parameters);
    }

    private static void WriteCopy(StringBuilder code, ImmutableArray<IParameterSymbol> parameters)
    {
        var token = parameters.ToList().FindIndex(item => IsToken(item.Type));
        if (token >= 0)
            code.AppendLine($"        public override {Token} CancellationToken => _a{token};");
        var copied = Enumerable.Range(0, parameters.Length).Where(index => NeedsCopy(parameters[index].Type)).ToArray();
        if (copied.Length == 0)
            return;
        code.AppendLine($"        protected override void CopyArguments({CodeGeneration}.GrainValueCopier copier)")
            .AppendLine("        {");
        foreach (var index in copied)
        {
            var isImmutable = TypeNames.Has(parameters[index], "Orleans", "ImmutableAttribute") ? "true" : "false";
            code.AppendLine($"            _a{index} = copier.Copy(_a{index}, {isImmutable});");
        }

        code.AppendLine("        }");
    }

    private static void WriteInvoke(StringBuilder code, IMethodSymbol method, Answer answer, string result)
    {
        var returned = answer.Result is null
            ? "global::System.Threading.Tasks.Task"
            : $"global::System.Threading.Tasks.Task<{result}>";
        var arguments = string.Join(", ", Enumerable.Range(0, method.Parameters.Length).Select(index => $"_a{index}"));
        code.AppendLine($"        protected override {returned} Invoke(object grain) =>")
            .AppendLine($"            (({TypeNames.Of(method.ContainingType)})grain)"
                + $".{TypeNames.CodeNameOf(method)}({arguments})"
                + $"{(answer.IsValueTask ? ".AsTask()" : "")};");
    }

    private static IEnumerable<(string Type, int Index)> Indexed(ImmutableArray<IParameterSymbol> parameters) =>
        parameters.Select((item, index) => (TypeNames.AnnotatedOf(item.Type), index));

    private static bool IsToken(ITypeSymbol type) => TypeNames.Is(type, "System.Threading", "CancellationToken");

    private static bool NeedsCopy(ITypeSymbol type) =>
        !IsToken(type) && type.TypeKind != TypeKind.Enum && type.SpecialType is not (
            SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_Int16
            or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32
            or SpecialType.System_UInt64 or SpecialType.System_Char or SpecialType.System_String);
}
