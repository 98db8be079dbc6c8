using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Aetherion.GrainModel.Tests;

/// <summary>
/// Reads the public surface of an assembly from its metadata alone: nothing is loaded, so the packages it refers to
/// need not be there.
/// </summary>
internal sealed class SignatureReader
{
    private readonly MetadataReader _reader;
    private readonly TypeNameProvider _names = new();

    private SignatureReader(MetadataReader reader) => _reader = reader;

    /// <summary>The public types by full name, each with its kind, bases and public or protected members.</summary>
    public static SortedDictionary<string, TypeSignature> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        return new SignatureReader(image.GetMetadataReader()).ReadTypes();
    }

    private SortedDictionary<string, TypeSignature> ReadTypes()
    {
        var types = new SortedDictionary<string, TypeSignature>(StringComparer.Ordinal);
        foreach (var handle in _reader.TypeDefinitions)
        {
            var type = _reader.GetTypeDefinition(handle);
            if (IsPublic(type))
                types[TypeNameProvider.NameOf(_reader, handle)] = Describe(type);
        }

        return types;
    }

    private bool IsPublic(TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic => IsPublic(_reader.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private TypeSignature Describe(TypeDefinition type)
    {
        var context = GenericNames.Of(_reader, type.GetGenericParameters());
        var members = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in type.GetMethods())
            AddMethod(_reader.GetMethodDefinition(handle), context, members);
        foreach (var handle in type.GetFields())
            AddField(_reader.GetFieldDefinition(handle), context, members);
        return new TypeSignature(KindOf(type), BaseOf(type, context), InterfacesOf(type, context), members);
    }

    private void AddMethod(MethodDefinition method, GenericNames context, SortedSet<string> members)
    {
        var access = method.Attributes & MethodAttributes.MemberAccessMask;
        if (access is not (MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem))
            return;
        var generic = context.WithMethod(_reader, method.GetGenericParameters());
        var signature = method.DecodeSignature(_names, generic);
        var name = _reader.GetString(method.Name);
        if (name is "Finalize")
            return;
        var prefix = (access == MethodAttributes.Public ? "public " : "protected ")
            + ((method.Attributes & MethodAttributes.Static) != 0 ? "static " : "");
        var parameters = string.Join(", ", signature.ParameterTypes);
        members.Add($"{prefix}{signature.ReturnType} {name}{generic.MethodSuffix}({parameters})");
    }

    private void AddField(FieldDefinition field, GenericNames context, SortedSet<string> members)
    {
        var access = field.Attributes & FieldAttributes.FieldAccessMask;
        if (access is not (FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem))
            return;
        var value = field.GetDefaultValue() is { IsNil: false } constant
            ? " = " + string.Join(' ', _reader.GetBlobBytes(_reader.GetConstant(constant).Value))
            : "";
        members.Add($"field {field.DecodeSignature(_names, context)} {_reader.GetString(field.Name)}{value}");
    }

    private static string KindOf(TypeDefinition type) =>
        (type.Attributes & TypeAttributes.Interface) != 0 ? "interface"
        : (type.Attributes & TypeAttributes.Abstract) != 0 && (type.Attributes & TypeAttributes.Sealed) != 0 ? "static"
        : (type.Attributes & TypeAttributes.Abstract) != 0 ? "abstract"
        : (type.Attributes & TypeAttributes.Sealed) != 0 ? "sealed"
        : "open";

    private string BaseOf(TypeDefinition type, GenericNames context) =>
        type.BaseType.IsNil ? "" : _names.Decode(_reader, type.BaseType, context);

    private ImmutableSortedSet<string> InterfacesOf(TypeDefinition type, GenericNames context) =>
        [.. type.GetInterfaceImplementations()
            .Select(handle => _names.Decode(_reader, _reader.GetInterfaceImplementation(handle).Interface, context))];
}
