using System.Globalization;
using System.Reflection;
using System.Security.Claims;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Types.Resolvers;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Types;

/// <summary>Makes fields of the properties and methods of annotated classes.</summary>
internal sealed class FieldFactory(TypeRegistry registry, IServiceProviderIsService? services)
{
    private const BindingFlags Members =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>
    /// Properties become fields; methods too where the class is marked <see cref="ObjectTypeAttribute"/>.
    /// </summary>
    public void AddMembers(ComplexType type, Type clrType, HashSet<string> ignored)
    {
        foreach (var level in Levels(clrType))
        {
            foreach (var property in Ordered(level.GetProperties(Members)).Where(IsField))
            {
                if (!ignored.Contains(property.Name))
                    type.SetField(FromProperty(property, new PropertyResolver(property)));
            }

            if (!SchemaAttributes.Has<ObjectTypeAttribute>(level))
                continue;
            foreach (var method in Ordered(level.GetMethods(Members)).Where(IsField))
            {
                if (!ignored.Contains(method.Name))
                    type.SetField(FromMethod(method, onParent: true));
            }
        }
    }

    /// <summary>All public properties and methods of a root or extension class become fields.</summary>
    public void AddExtension(ComplexType type, Type extension)
    {
        foreach (var property in Ordered(extension.GetProperties(Members)).Where(IsReadable))
            type.SetField(FromProperty(property, new MethodResolver(property.GetMethod!, false, [], null, false)));
        foreach (var method in Ordered(extension.GetMethods(Members)).Where(IsField))
            type.SetField(FromMethod(method, onParent: false));
    }

    /// <summary>The class after its bases, an interface after those it extends: inherited fields come first.</summary>
    private static List<Type> Levels(Type clrType)
    {
        if (clrType.IsInterface)
            return [.. clrType.GetInterfaces().OrderBy(face => face.Name, StringComparer.Ordinal), clrType];
        var levels = new List<Type>();
        var level = clrType;
        while (level is not null && level != typeof(object) && level != typeof(ValueType))
        {
            levels.Insert(0, level);
            level = level.BaseType;
        }

        return levels;
    }

    private static IEnumerable<T> Ordered<T>(T[] members)
        where T : MemberInfo => members.OrderBy(member => member.MetadataToken);

    private static bool IsField(PropertyInfo property) =>
        IsReadable(property) && !property.GetMethod!.IsStatic;

    private static bool IsReadable(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
        && property.Name != "EqualityContract" && !SchemaAttributes.Has<GraphQLIgnoreAttribute>(property);

    private static bool IsField(MethodInfo method) =>
        !method.IsSpecialName && !method.IsGenericMethodDefinition && method.ReturnType != typeof(void)
        && method.GetBaseDefinition().DeclaringType != typeof(object) && !method.Name.StartsWith('<')
        && method.Name is not ("Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "CompareTo")
        && !SchemaAttributes.Has<GraphQLIgnoreAttribute>(method);

    private FieldDefinition FromProperty(PropertyInfo property, FieldResolver resolver)
    {
        var authorization = SchemaAttributes.GetAuthorization(property);
        var type = registry.GetOutputType(Shape(property), property);
        return new FieldDefinition(
            NamingConventions.MemberName(property),
            type,
            Protect(resolver, authorization),
            [],
            SchemaAttributes.GetDescription(property),
            SchemaAttributes.GetDeprecation(property))
        {
            ListSize = ListSize.Of(SchemaAttributes.Get<ListSizeAttribute>(property), null, type, []),
            ExplicitWeight = SchemaAttributes.GetWeight(property),
            Authorization = authorization,
            AllowsAnonymous = SchemaAttributes.Has<AllowAnonymousAttribute>(property),
        };
    }

    private static FieldResolver Protect(FieldResolver resolver, IReadOnlyList<AuthorizeAttribute> authorization) =>
        authorization.Count == 0 ? resolver : new AuthorizingResolver(resolver, authorization);

    private TypeShape Shape(PropertyInfo property) => TypeShape.Of(_nullability.Create(property), forInput: false);

    private FieldDefinition FromMethod(MethodInfo method, bool onParent)
    {
        var paging = SchemaAttributes.Get<UsePagingAttribute>(method);
        var shape = TypeShape.Of(_nullability.Create(method.ReturnParameter), forInput: false);
        var arguments = new List<InputValueDefinition>();
        var binders = method.GetParameters()
            .Select(parameter => Bind(parameter, arguments, paging ?? new UsePagingAttribute()))
            .ToArray();
        FieldResolver resolver = new MethodResolver(
            method, onParent, binders, AsyncAdapter.For(method.ReturnType), TypeShape.IsStream(method.ReturnType));
        var type = registry.GetOutputType;
        var fieldType = paging is not null && shape.Element is { } element
            ? MakePaged(element, paging, arguments, ref resolver)
            : type(shape, method);
        var authorization = SchemaAttributes.GetAuthorization(method);
        return new FieldDefinition(
            NamingConventions.MemberName(method),
            fieldType,
            Protect(resolver, authorization),
            arguments,
            SchemaAttributes.GetDescription(method),
            SchemaAttributes.GetDeprecation(method))
        {
            ListSize = ListSize.Of(SchemaAttributes.Get<ListSizeAttribute>(method), paging, fieldType, arguments),
            ExplicitWeight = SchemaAttributes.GetWeight(method),
            Authorization = authorization,
            AllowsAnonymous = SchemaAttributes.Has<AllowAnonymousAttribute>(method),
        };
    }

    private GraphQLType MakePaged(
        TypeShape element,
        UsePagingAttribute paging,
        List<InputValueDefinition> arguments,
        ref FieldResolver resolver)
    {
        AddPagingArguments(arguments, paging);
        resolver = new ListPagingResolver(resolver, new PagingBinder(paging), paging.IncludeTotalCount);
        return registry.GetConnection(element.ClrType, registry.Wrap(element), paging.IncludeTotalCount).AsNonNull();
    }

    private void AddPagingArguments(List<InputValueDefinition> arguments, UsePagingAttribute paging)
    {
        var count = registry.Scalar("Int");
        var cursor = registry.Scalar("String");
        var bounds = string.Create(
            CultureInfo.InvariantCulture, $"at most {paging.MaxPageSize}; {paging.DefaultPageSize} without first and last");
        arguments.Add(new InputValueDefinition("first", count, $"The size of a page from the start, {bounds}."));
        arguments.Add(new InputValueDefinition(
            "after", cursor, "The page starts after this cursor; null begins at the start."));
        arguments.Add(new InputValueDefinition("last", count, string.Create(
            CultureInfo.InvariantCulture, $"The size of a page from the end, at most {paging.MaxPageSize}.")));
        arguments.Add(new InputValueDefinition(
            "before", cursor, "The page ends before this cursor; null ends at the end."));
    }

    private ParameterBinder Bind(
        ParameterInfo parameter,
        List<InputValueDefinition> arguments,
        UsePagingAttribute paging)
    {
        if (parameter.ParameterType == typeof(PagingArguments))
        {
            AddPagingArguments(arguments, paging);
            return new PagingBinder(paging);
        }

        if (BindFromRequest(parameter) is { } binder)
            return new DelegateBinder(binder);
        var shape = TypeShape.Of(_nullability.Create(parameter), forInput: true);
        var type = registry.GetInputType(shape, parameter);
        arguments.Add(InputFactory.FromParameter(parameter, type));
        return new ArgumentBinder(
            arguments.Count - 1,
            InputConverter.For(parameter.ParameterType, type),
            InputFactory.MissingValue(parameter));
    }

    private Func<ResolverContext, object?>? BindFromRequest(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken))
            return context => context.RequestAborted;
        if (type == typeof(IResolverContext) || type == typeof(ResolverContext))
            return context => context;
        if (type == typeof(ClaimsPrincipal))
            return context => context.User;
        if (type == typeof(IServiceProvider))
            return context => context.Services;
        if (typeof(IDataLoader).IsAssignableFrom(type))
            return context => context.GetDataLoader(type);
        if (SchemaAttributes.Has<ParentAttribute>(parameter))
            return context => context.ParentValue;
        if (SchemaAttributes.Get<GlobalStateAttribute>(parameter) is { } state)
            return BindState(state.Key ?? parameter.Name!, parameter);
        if (SchemaAttributes.Get<ServiceAttribute>(parameter) is { Key: { } key })
            return context => ((IKeyedServiceProvider)context.Services).GetRequiredKeyedService(type, key);
        return IsService(parameter) ? context => context.Services.GetRequiredService(type) : null;
    }

    private static Func<ResolverContext, object?> BindState(string key, ParameterInfo parameter) => context =>
        context.ContextData.TryGetValue(key, out var value) || parameter.HasDefaultValue
            ? value ?? (parameter.HasDefaultValue ? parameter.DefaultValue : null)
            : throw new InvalidOperationException($"The request's context data has no {key}.");

    private bool IsService(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (SchemaAttributes.Has<ServiceAttribute>(parameter))
            return true;
        if (typeof(System.Collections.IEnumerable).IsAssignableFrom(type))
            return false;
        return type.IsInterface || services?.IsService(type) == true;
    }
}
