# ruff: noqa: E501  (data, written by a program)
"""Stems of everyday words with those of the English words that translate them, for the aligner.

Made by `tests/tools/make_lexicon.py` from everyday words and the project's own
guides, essays and messages; not edited by hand.
"""

STEMS = """
аббатс=abbe абзац=paragr,passag абсолю=absolu абстра=abstra абсурд=absurd аванс=advanc авар=accide,crash,emerge август=august авиако=airlin авиац=avi австр=austri австри=austri автоби=autobi
автобу=bus автом=automa автома=automa,autom,detect автомо=automo,car автоно=autono,offlin автор=author агент=agent агентс=agenc агон=agon агресс=aggres адапта=adapt адапте=adapte
адвок=advoca,attorn,counse,lawyer админи=admini адмира=admira адрес=addres азартн=gambl азбук=alphab ази=asia азиатс=asian азот=nitrog аист=stork академ=academ,scienc акваре=waterc аккаун=accoun
аккорд=accord,chord аккуму=batter аккура=neat,tid акр=acr акт=act,deed актер=actor актив=activa,asset активи=activi активн=activ актрис=actres актуал=topica аку=shark акусти=acoust акушер=midwif
акц=action акцент=accent акциз=excis акцион=shareh алгебр=algebr алгори=algori алекса=alexan алкого=alcoho алле=alle алмаз=diamon алтар=altar алфави=alphab алы=scarle альб=album альпий=alpin
альф=alpha альянс=allian алюмин=alumin амбар=barn америк=americ амнист=amnest амстер=amster амур=amur амурск=amur анализ=analys аналит=analyt аналог=analog,simila ананас=pineap анатом=anatom
анге=angel англ=britai,englan англий=britis,englan,englis англич=englis анн=hello аноним=anonym ансамб=ensemb антенн=antenn антиби=antibi антроп=anthro апелля=appeal апельс=orang аплоди=applau
апосто=apostl апостр=apostr аппар=appara,spacec аппара=hardwa аппет=appeti апрел=april аптек=pharma аптека=chemis араб=arab арабск=arab,arabic арахис=peanut аргуме=argume арен=arena аренд=leas,rent
аренда=tenant арендн=rent арендо=landlo арест=arrest аркад=arcad арктич=arctic арм=arm аром=scent арсена=arsena артер=arter артилл=artill артист=artist арф=harp архив=archiv архиеп=archbi
архите=archit аспект=aspect ассоци=associ астеро=astero астм=asthma астрон=astron атак=attack атеист=atheis атлант=atlant атлас=atla атмосф=atmosp атом=atom атомн=atomic,nuclea атриб=attrib атэс=apec
ауд=audit ауди=audio аудито=audien аукцио=auctio афгани=afghan африк=africa африка=africa аэропо=airpor баб=grandm бабочк=butter бабушк=grandm,grann багаж=baggag,luggag багров=crimso баз=bas,databa
базили=basil байка=baikal,lak байт=byt бак=tank бакала=bachel бакале=grocer бактер=bacter бал=ball,ballet баланс=balanc балк=beam балкон=balcon баллад=ballad балтий=baltic бам=bam бамбук=bamboo
бан=bath банан=banana банд=gang банк=bank,banque,jar,tin банкро=bankru баптис=baptis бар=bar бараба=drum,drumme баран=ram барж=barg барин=lord барон=baron барсук=badger барх=velvet барьер=barrie
баскет=basket басн=fabl бассей=basin,pool баталь=battal батаре=batter бахром=fring башн=tower бега=run бегун=runner бед=miser,troubl бедн=poor беднос=povert бедр=hip,thigh бедств=disast,distre беж=run
бежа=escap,fle,run бежене=refuge без=withou безвре=harmle бездом=homele безжал=ruthle безмол=silent безнад=hopele безопа=saf,safer,safet,secur,securi безраб=unempl безрас=reckle безум=madnes
безумн=craz,insan,mad безупр=flawle безусл=certai безымя=anonym бейсбо=baseba бекон=bacon бел=linen,whit белк=squirr белок=protei бельг=belgiu бензин=gasoli,petrol бер=tak берег=bank,beach,coast,shor
берего=coasta берез=birch береме=pregna бесед=conver,interv беседк=pavili бескон=endles,infini беспил=dron беспла=fre беспок=bother,distur,restle,worr беспол=useles,worthl беспом=helple
беспор=chaoti,disord,mes беспре=unprec беспро=wirele бессме=immort бессмы=sensel бессоз=uncons бесстр=fearle бесчис=countl бет=beta бетон=concre бечевк=str библ=bibl библей=biblic
библио=biblio,librar,refere бизнес=busine бил=ticket бинт=bandag биогра=biogra биолог=biolog бирж=exchan бит=beat,beaten,strik битв=battl бить=fight благод=gratef,gratit,owing,thank,thankf
благоп=favora,favour благор=nobl благос=bles,bless,welfar благот=charit блажен=blis бледн=pal блеск=shin блесте=glitte,shin блестя=brilli ближ=near ближай=closes,neares ближн=near
близк=clos,close,intima,near близне=twin близос=closen блин=pancak блог=blog блок=block,pulle блокад=blocka блох=flea блюд=dish блюдц=saucer боб=bean бобр=beaver бог=god богат=rich,wealth
богатс=wealth богин=goddes богосл=theolo бодр=cheerf бодрст=awak боев=martia боепри=ammuni боец=fighte божест=deit,divin боит=fear бой=battl,combat,fight бойн=slaugh бок=flank боксер=boxer
бол=ach,mor,moreov,pain боле=ach,hurt болезн=diseas,illnes,sickne болель=fan болот=bog,marsh,swamp болт=bolt больн=hurt,ill,painfu,patien,sick,sor больни=hospit
больш=big,great,greate,larg,larger,mor,than больши=majori,most бомб=bomb бомбар=scorer бондар=cooper бордюр=curb бормот=mutter боро=fight,strugg бород=beard борон=harrow борт=aboard
борьб=combat,fight,strugg ботино=boot,sho бочк=barrel боя=afraid,fear боязли=fearfu боязн=fear бра=tak брак=marria брани=scold брасл=bracel брат=brothe брать=brothe браузе=browse брачн=marita
бревн=log бред=nonsen брем=burden бри=shav бригад=brigad,forema,gang бриз=breez британ=britai,britis бритв=razor бров=brow,eyebro брод=ford,wad броди=wander бродяч=stra брокер=broker брон=armor,armour
бронз=bronz бронзо=bronz броса=throw броси=abando,cast,throw,tos брусок=bar брызг=spra брюк=trouse брюшн=abdomi буд=will буди=wak будк=booth будущ=futur буй=buo бук=beech букв=letter буквал=litera
буксир=tug булавк=pin булочн=baker бульон=broth бум=boom бумаг=paper бумажн=wallet бункер=bunker бунт=riot бур=brown,gal,storm бури=drill бусин=bead бутерб=sandwi бутон=bud бутылк=bottl буфер=buffer
буханк=loaf бухгал=accoun бухт=bay,cov бывш=former бык=bull,ox был=was быстр=fast,faster,quick,rapid быт=genesi,may бытов=househ бьет=beat бюдж=budget бюллет=ballot,newsle бюр=bureau бюст=bust
вагон=carria,coach,wagon важн=import,releva,vital важней=crucia,paramo важнос=import ваканс=vacanc вакуум=vacuum вакцин=vaccin вал=shaft валик=roller валлий=welsh валов=gros валун=boulde валют=curren
вампир=vampir ванил=vanill ванн=bath,bathro вантов=cabl варежк=mitten варен=jam вари=boil,brew,cook вариан=altern,option,varian,vari вахт=watch ваш=your введен=introd вверх=upsid,upstre,upward
ввес=introd ввод=input вводи=mislea ввоз=import вда=far вдв=twic вдво=togeth вдов=widow вдовец=widowe вдол=along вдохно=inspir вдруг=sudden веб=web вед=lead ведомс=depart ведр=bucket ведьм=witch
веер=fan вежлив=courte,polit вез=carr,luck везд=everyw вездех=rover везен=luck век=centur,sixtee вектор=vector веле=order,tell велик=grand,great велика=giant велико=gorgeo,magnif,splend велич=greatn
величе=majest величи=magnit велоси=bicycl,bik вен=vein венгер=hungar венгр=hungar веник=broom вентил=fan,ventil вер=belief,believ,faith верблю=camel вердик=verdic веревк=cord,rop вереск=heath,heathe
верете=spindl вери=believ верн=faithf,loyal,tru вернос=loyalt верну=regain,repa,return,back вероят=likeli,like,presum,probab верс=versio верст=mil,verst верстк=layout,typese вертик=uprigh,vertic
вертол=helico верующ=believ верх=rid,top верхн=upper верхов=suprem вершин=apex,peak,summit вес=behav,conduc,driv,entir,lead,oar,weight,whol весе=merr весел=cheer,cheerf,fun,merr весенн=spr веси=weigh
весн=spr вестиб=lobb вестни=herald,messen весьм=ver вет=veto ветв=branch,limb ветер=wind ветера=vetera ветеро=breez ветк=branch веточк=twig ветр=wind ветчин=ham вех=landma,milest вечер=even
вечери=part вечерн=even вечн=eterna,perpet вечнос=eterni веша=hang вещ=stuff,thing вещан=broadc вещест=matter,substa взаимн=mutual взаимо=intera взамен=instea взбира=climb взвеси=weigh
взгляд=glanc,glimps,look,outloo взглян=glanc,look вздор=nonsen вздох=sigh вздохн=sigh взима=charg взл=hack взнос=fee взобра=climb взорва=explod взросл=adult,adulth,grown взрыв=blast,explos
взя=borrow,tak взят=reus взятк=brib вибрац=vibr вид=appear,kind,preten,see,sort,spec,view,vista виде=see,video,sound видим=appare,visibl видимо=visibi видн=appare,promin виж=see виз=visa,visit
визуал=visual викар=vicar викинг=vik виктор=quiz вил=villa вилк=fork,plug вин=blam,fault,guilt,win вини=blam винов=blam виновн=guilt виногр=grap,vineya винт=screw винтов=rifl виолон=cello
виртуа=virtua вирус=viru вирусн=viral вис=hang висе=hang,hung витами=vitami витт=witt вишн=cherr вклад=contri,deposi вкладк=tab включа=includ,incorp включе=inclus включи=activa,enabl,includ
вкус=flavor,flavou,tast вкусн=delici влаг=moistu владе=posses владел=owner владен=posses владив=vladiv владим=vladim влажн=damp,humid,moist влажно=humidi влас=author,power влия=affect,influe
влиян=impact,influe вложен=nest вложи=invest влюби=fall вмест=instea,togeth,plac вмести=capaci вмеша=interf вмешат=interf вмешив=meddl вне=beyond внедре=embedd внезап=abrupt,sudden внес=contri
внешн=exteri,extern,outer внешно=appear вниз=down,downhi,downst,downwa вниман=attent внимат=carefu внов=again вноси=contri внук=grandc,grands внутр=insid,within внутре=inland,inner,interi,intern
внучк=grandd вовлеч=involv вод=water води=lead водите=driver водк=vodka водн=aquati,water водопа=waterf водопр=plumb водоро=hydrog водохр=reserv воева=fight военн=martia,milita вожд=leader
возбуж=excit,excite возвр=refund,return возвра=return,exit возгла=head,lead воздви=erect воздей=impact воздел=cultiv воздер=refrai воздух=air воздуш=aerial,air,balloo возл=besid,near возлюб=belov
возмож=chanc,featur,mayb,opport,option,perhap,possib,potent возмущ=outrag вознаг=remune возник=appear,aris,aros,emerg возобн=renew,renewa,resum возраж=object возрас=age возрож=reviva возьм=tak
воин=warrio воинск=milita вой=enter войн=war,warfar войск=arm,troop вокза=statio вокруг=around вол=ox,will волг=volga волк=wolf,wolv волн=excit,wav волнен=agit,excite,unrest волнов=worri,worr
волокн=fiber,fibr волос=hair волшеб=magic,magica,wizard вообра=imagin вооруж=arm,weapon вопрек=despit вопрос=issu,questi,commen,ask вор=steal,thief,thiev вороб=sparro ворон=crow,raven ворот=gat
воротн=collar восем=eight восемн=eighte воск=wax воскли=exclam воскре=resurr,sunda воспал=inflam воспит=foster,upbrin воспол=use воспом=memor воспри=percei,percep
восста=rebell,recove,regene,restor,revolt,upris восток=east востор=deligh,thrill восточ=east,easter восхищ=admir восход=ris,sunris восьм=eighth,eight восьму=octavo вош=enter,lous воше=enter
вперв=first вперед=ahead,forth,forwar впечат=impres впита=absorb вполн=ful,quit впосле=afterw впусти=admit вра=lie враг=enem вражд=feud вражде=hostil вратар=goalke врач=doctor,physic
враща=rotat,spin,turn вращат=rotar вращен=rot вред=harm вредит=pest вредн=detrim,harmfu,unheal врезк=alert врем=dur,season,tens,tim времен=meanti,tempor,tim вровен=level вручн=hand вряд=unlike
всадни=rider все=all,everyo,everyt,ever все-та=still всег=total всегд=alway вселен=univer всем=all всемир=world всемог=almigh всеобщ=univer всерье=seriou всех=all вскор=soon вскрыт=autops вслух=aloud
всплес=surg вспоми=recall вспомн=recall,rememb вспомо=auxili вспышк=burst,flar,flash,outbre вста=ris,stand,stop встава=ris встави=insert,past вставл=insert встрет=encoun,meet,met встреч=meet
вступи=join вступл=introd всюд=everyw всяк=ever,everyo втор=second вторгн=invad вторже=invasi вторич=second вторни=tuesda втр=threef вуал=veil вулкан=volcan вход=admiss,enter,entran,entr,input,login
входи=enter вчер=yester вчераш=yester вчетве=fourfo,quadru выбер=choos выбира=choos выбор=choic,choos,electi,select выбра=choos,elect,pick,select выброс=discar,emissi,throw вывод=conclu,output
выводи=deriv вывоз=export выгляд=look выгод=benefi выгодн=profit выда=issu выдающ=eminen,outsta выдвин=nomina выделе=emphas выдели=alloca,highli выдерж=withst выдр=otter выжи=surviv выз=call,challe
вызва=caus,invok,trigge вызыва=certai выигра=win выигры=gain,win вый=exit,leav выкуп=ransom выл=ble вылет=ble вымерш=extinc вымира=extinc вымы=wash вымысе=fictio выносл=endura выпи=drank,drink
выплат=paymen выполн=don,execut,fulfil,perfor выпуск=gradu,issu,publis,releas выпуст=publis выравн=levell выраже=expres вырази=expres вырас=grow выраст=rais выреза=carv вырос=grow выросш=grown
выры=dig,dug высказ=statem высок=high,tall высот=altitu,height высохн=dry выстав=exhibi выстре=shot выступ=perfor высш=higher,superi вытере=wip выход=exit,outlet,output выходн=weeken выцвет=fad
вычерк=struck вычисл=calcul,comput,evalua вычита=proofr,review выш=abov,higher,leav выше=leav вышивк=embroi выяви=reveal выясни=find вьюг=blizza вяз=elm вяза=knit
гаван=harbor,harbou,haven,gavan,sovets,taishe газ=gas газет=gazett,newspa газон=lawn гайк=nut галакт=galax галере=galler галк=jackda галлон=gallon галочк=tick галсту=tie гальк=pebbl гараж=garag
гарант=guaran,warran гардер=wardro гармон=harmon гарниз=garris гарнит=typefa гвард=guard гвозд=nail где=somewh,wher,wherev гектар=hectar ген=geniu генер=genera генера=genera,secret генети=geneti
гениал=brilli геноци=genoci геогра=geogra геолог=geolog геомет=geomet гер=hero гербар=herbar герман=german героин=heroin героич=heroic герцог=duk геттер=getter гибел=ruin гибк=flexib гибрид=hybrid
гигант=giant,gigant гигиен=hygien гидрав=hydrau гимн=anthem,hymn гимназ=gymnas гипоте=hypoth гипс=gypsum гитар=guitar глав=chapte главн=chief,main,prim,princi,hom главны=main глаго=verb глади=iron
гладк=smooth глаз=eye глазур=glaz глин=cla глобал=global глобус=glob глосса=glossa глота=swallo глубин=depth глубок=deep,profou глуп=foolis,sil,stupid глупос=stupid глух=deaf глуш=wilder глюкоз=glucos
гляд=look гляде=look гна=chas,driv гнев=anger,wrath гнезд=nest,slot гни=deca,rot гнил=rotten гном=dwarf гну=bend говор=say говори=say,speak,talk говяди=beef год=season,year годов=annual годовщ=annive
гол=bar,goal,nak,nud голлан=dutch,nether голов=head,headac голод=famin,hunger голода=starv голодн=hungr голос=voic,vot голосо=vot голуб=blu,dov,pigeon гонен=persec гонец=messen гонк=rac гончар=potter
гор=burn,grief,mount,mounta,throat горазд=much горбач=gorbac горд=proud горди=proud гордос=prid горе=burn горен=combus горизо=horizo гормон=hormon горн=mounta горнич=maid город=cit,town
городо=town,townsh городс=cit,urban горожа=townsm горох=pea горс=handfu горчиц=mustar горшок=pot горьк=bitter горяч=hot гос=guest госпит=hospit господ=domina,gentle,lord,mister госпож=mistre гости=sta
гостин=hotel,inn госуда=sovere,stat гот=read готиче=gothic готов=read,will,finish готови=cook готовн=readin граб=rak граби=rob грав=engrav,gravel гравюр=engrav град=hail градие=gradie градус=degre
гражда=citize,civic,civil грамм=gram грамма=gramma гран=granit,verg границ=border,bound,bounda,fronti гранк=galle граф=count график=chart,graph,schedu графич=graphi гребен=comb,crest,ridg грек=greek
грех=sin грец=greec гречес=greek гречих=buckwh гриб=fungi,fungu,mushro грив=man грипп=flu грифон=griffi гроб=coffin гробни=tomb гробов=undert гром=thunde громк=loud громко=loudne,volum
груб=coars,crud,rough,rud грубос=rud груд=breast,chest груз=cargo,freigh,load,shipme грузов=freigh,lorr,truck групп=group группи=group грустн=sad груш=pear гряз=mud грязн=dirt,filth,foul,mudd губ=lip
губерн=govern губк=spong гуля=walk гумани=humani гус=goos густ=dens,thick дава=giv дави=pres давлен=pressu давн=ago,long давнос=old дает=giv даж=even дал=furthe,giv далек=distan,far,remot дальн=far
дальне=furthe дальш=furthe,onward,next дам=lad дан=denmar,tribut данн=data данных=data дар=gift даст=giv дат=dat,giv,let,day датск=danish датчик=sensor дач=dacha дают=giv два=two
двадца=scor,twenti,twent дважд=twic две=two двенад=twelv двер=door двига=mov двигат=engin движен=motion,moveme,traffi дво=two двоето=colon двоичн=binar двойн=doubl,dual двойны=header
двор=backya,court,courty,yard дворец=butler,palac дворян=nobl,noblem двоюро=cousin двукра=twofol двум=two двусмы=ambigu двусто=bilate двух=two двуязы=biling деб=debit,debut дебат=debat дев=maiden
девиз=motto девиц=maid девочк=girl девушк=girl девчон=girl девя=nin девяно=ninet девят=ninth дего=tar деград=degrad дед=grandf дедушк=grandf
действ=act,action,actual,effect,inde,operat,realit,real,valid декабр=decemb декан=dean деклар=declar дел=affair,busine,fil,matter дела=don,mak,preten делег=delega делега=deleg делен=divisi
дели=divid,shar дельт=delta дельфи=dolphi демокр=democr демон=demon ден=day денежн=moneta деньг=mone деп=depot департ=depart депрес=depres депут=deput дерев=tre,wood деревн=villag деревь=tre
деревя=wooden держ=hold держа=hold,keep десерт=desser деся=ten десят=tenth десяти=decad десятк=ten десято=ten дет=child детал=detail детект=detect детск=child,childi,childr,nurser детств=child,childh
детьм=child дефис=hyphen дефиц=defici дешев=cheap деятел=activ,activi джаз=jazz джем=jam джунг=jungl диаб=diabet диагно=diagno диагра=diagra диалек=dialec диалог=dialog диамет=diamet диапаз=rang
диван=couch,sofa дивиз=divisi диет=diet дизайн=design дизел=diesel дик=savag,wild,wildli диктат=dictat дилемм=dilemm динами=dynami династ=dynast диноза=dinosa дипл=diplom,dipl диплом=diplom
директ=direct дириже=conduc диск=disc,disk дискри=discri дискус=discus диссер=disser дистан=distan дисцип=discip дит=child дли=last длин=length длинн=long,longer длител=dur для=for дне=day
дневн=daylig дневни=diar днем=day дни=day дно=bottom дня=day добави=add добавл=add,additi доби=achiev добива=seek добр=good,kind,welcom добра=get,reach добров=volunt доброд=virtu доброт=kindne
добыч=pre довер=confid,credib доверя=trust довес=bring довод=argume доволь=enough догада=gues догово=agre,agreem,contra,leas,pact,treat дожд=rain дожда=await,wait доз=dos дой=reach док=dock доказ=prov
доказа=eviden,proof,prov доклад=report доктор=doctor доктри=doctri докуме=docume дол=fracti,propor,shar долг=debt,dut,long,owe долгов=durabl долгол=longev долгот=longit должен=must,ought,owe,should
должн=due,must,should должно=post долин=valle доллар=dollar,billio долот=chisel дом=hom,hous домашн=domest,homewo домен=domain домик=cottag домкр=jack домовл=landlo домысл=specul донор=donor
дополн=additi,extra,supple,comple допрос=interr допуск=tolera допуст=allow,assum,valid допуще=assump дор=expens дорог=darl,dear,expens,road,way,railwa дорожк=path доск=blackb,board,plank
доспех=armor,armour досроч=ear доста=get достав=delive достат=adequa,ampl,enough,suffic достиг=achiev достиж=achiev достич=achiev,attain,reach достое=dostoe достои=dignit достой=worth
доступ=acces,access,availa досуг=leisur доход=incom,revenu доч=daught дочер=daught дочерн=subsid дочк=daught дра=fight драгоц=jewel,jewelr,precio дразни=teas драйве=driver драк=brawl дракон=dragon
драм=drama драмат=dramat древес=timber,wood древн=ancien древно=antiqu дрейф=drift дренаж=draina дроб=fracti дров=firewo дрожа=shook,trembl дрожж=yeast дрон=dron друг=anothe,differ,friend,other
других=other дружб=friend дружес=friend друз=friend друзь=friend дуб=oak дублик=duplic дуг=arc дует=blow дума=think дур=fool дурак=fool дурн=bad дут=blow дух=ghost,perfum,spirit духове=clerg
духовк=oven духовн=spirit душ=shower,soul дым=smok дымохо=chimne дын=melon дыр=hol дыхан=breath дыхате=respir дыш=breath дыша=breath дьяво=devil дьякон=deacon дюжин=dozen дюйм=inch дюн=dun дяд=uncl
дяте=woodpe еванге=gospel евр=euro,jew еврейс=jewish,hebrew европ=europ европе=europe егип=egypt египет=egypt,egypti его=thereo,its еда=food,meal едв=bare едет=go едим=eat един=unifi,unifor
единиц=unit,number единог=unanim единст=singl,singul,sol едут=go едят=eat ежегод=annual ежедне=dai ежемес=month еженед=week езди=commut,go,ridden,rid,travel ель=fir,spruc емкос=capaci еписко=bishop
есл=unles,are,wher ест=eat,has,ther естест=natura еха=driv,go,going,rid еще=anothe,still,yet,mor жаб=toad жаворо=lark жадн=greed жажд=thirst жал=sorr,sting жале=regret жалк=pathet,pit
жалоб=appeal,compla жалова=compla,salar жалос=pit жанр=genr жар=fever,heat жарен=fri жари=fry,roast жарк=hot жасмин=jasmin жат=reap жатв=harves жда=expect,wait ждет=wait ждут=wait жева=chew жез=baton
жел=jel жела=want,wish желан=desir,wish желате=desira желез=hardwa,iron железн=railro,railwa желт=yellow желток=yolk желудо=stomac жемчуг=pearl жен=wif жени=marr жених=brideg,groom женск=femal,women
женщин=woman,women жеребе=foal жертв=sacrif,victim жертво=donor жест=gestur жестк=rigid,stiff,tough жесток=brutal,cruel,cruelt,violen жеч=burn жив=aliv,liv,live живопи=painte,paint
живот=abdome,bel,stomac животн=animal жидк=fluid,liquid жидкос=fluid,liquid жизн=lif,lifeti,liv жизнес=viabl жил=accomm,hous,reside,vein жилец=tenant жилищ=dwell жир=fat,greas жирн=bold
жит=dwell,lif,liv,resid жител=inhabi,reside жок=jocke жук=beetl,bug жуковс=zhukov жулик=crook журавл=cran журна=journa,log,magazi,issu журнал=journa жюр=jur заб=forget забавл=amus забаст=strik
заблуж=delusi,mislea заболе=diseas,ill забор=fenc забот=car,concer заботи=car забуд=forget забы=forget заведе=instit заверн=wrap,wrapp заверш=comple завеща=testam,will завис=env,depend зависе=depend
зависи=addict,depend,relian,digest завод=factor,plant завоев=conque завтр=tomorr завтра=breakf завяза=tie загадк=puzzl,riddl загар=tan заглав=titl заглян=peek загово=conspi заголо=head,headli,headin
загото=workpi загран=abroad загруж=load,import загруз=boot,downlo,upload,load загряз=contam,pollut зада=set задава=ask задан=task,workfl задач=issu,proble,task задерж=dela,detain,detent,held задн=rear
задолж=arrear,debt задума=ponder заем=loan заж=heal зажег=light,lit зажеч=ignit,light,lit зажим=clip зак=sunset заказ=order заказа=order заказч=custom заквас=leaven,sourdo заклад=bookma заклеп=rivet
заключ=conclu,impris,inmat,prison закон=law,statut законн=lawful,legal,legiti законо=bill,legisl законч=finish закопа=bur закр=clos закреп=fasten,fix закры=clos,shut закрыв=clos закрыт=clos,closur
закуск=snack зал=hall залив=bay,gulf залог=deposi,mortga,pledg заложн=hostag замен=replac,substi замени=replac,overwr заменя=replac замерз=freez,frozen замест=deput замети=notic заметк=not
заметн=notabl,notice замеча=commen,remark,proble,findin замок=castl,lock заморс=overse замуж=marri зан=bus занаве=curtai занима=occupy,tak,took занов=new,again,rebuil заня=borrow,engag,occup,tak
занят=occup занято=employ зап=smell запад=west западн=west,wester запас=reserv,stock запасн=spar запере=lock,shut запи=entr,not,record,transc,writ записа=enroll,writ,writte записк=memo,not заплак=cry
заплат=patch,pay запове=sanctu заполн=fill запомн=rememb запр=ban заправ=tuck запрет=ban,forbid,prohib запрещ=forbid запрос=inquir,quer,reques запуск=launch,startu,run,start запуст=launch,run
запяст=wrist запят=comma,semico зар=dawn зараба=earn зарабо=earn,earnin зарази=infect заразн=contag заран=before зарпла=salar,wag зарубе=abroad зары=buri заряд=charg зарядк=charge заряжа=charg
зас=bolt засад=ambush заседа=meet засечк=serif заслуг=merit заслуж=deserv засну=asleep,sleep застав=forc застен=shy застре=shoot засух=drough зат=then,therea затмен=eclips затрат=expens затрон=affect
захват=captur захоро=burial захоте=want зацвес=bloom зач=why зачаст=often зачисл=enroll защит=defenc,protec защити=protec защитн=defend защища=defend заяви=declar заявк=applic заявле=statem
заявля=declar заяц=har зва=call зван=rank звезд=star звездо=asteri звен=link звер=animal,beast звони=call,ring звонок=bell звук=sound звуков=audio звуч=sound звуча=sound здан=build зде=her
здоров=health здраво=health зева=yawn зелен=green,red зем=barrow,earth земель=land земл=earth,ground,land землед=agricu землет=earthq землян=strawb земн=earth зенитн=aircra,anti зерка=mirror
зерн=corn,grain зим=winter зимн=winter злак=cereal зло=angr,evil,viciou,wick злоб=spit зловещ=sinist злод=villai злонам=malici злос=anger злоупо=abus зме=snak зна=awar,know
знак=charac,mark,sign,tradem знаком=famili знам=banner,flag знамен=banner,famou знан=knowle знаток=expert знач=mean значен=import,mean,valu значи=mean значим=meanin значит=consid,signif значок=badg
зов=call зодч=archit зол=ash золот=gold,golden зон=zon зонд=prob зонт=umbrel зонтик=umbrel зоопар=zoo зрачок=pupil зрел=matur зрелищ=specta зрен=sight,vision зрите=audien зрител=audien,viewer,visual
зря=vain зуб=tooth зубн=dental,dentis ива=willow игл=needl иголк=needl игр=gam,pla игра=pla игрок=player игрушк=toy игумен=abbot иде=idea идеа=ideal идеаль=ideal идем=going иденти=identi идеоло=ideolo
идет=go,going идиот=idiot идт=go,going,walk идут=go иерарх=hierar ижиц=izhits изб=hut избави=dispos,rid избега=avoid избежа=avoid изби=beat избира=voter избра=elect избран=chosen,favori,favour
избыто=exces,redund,surplu извес=lim извест=famou,limest,renown,known извеще=notic извин=sorr извине=apolog извини=apolog,excus извиня=apolog извлеч=extrac,retrie изгиб=bend изгна=expel изгнан=exil
изгоро=fenc,hedg изгото=mak,manufa изда=publis издан=editio,public издате=publis издел=produc излише=surplu излуче=radi измен=treaso измене=chang,modifi,vari измени=alter,amend,chang,modifi,modif
изменя=chang,modif измере=measur измери=measur измеря=measur измуче=exhaus изнаси=rap изнача=initia изобил=abunda изобра=depict,imag изобре=invent изогну=crook изолир=isolat изоляц=insul,isol
изредк=rare изуми=amaz,astoni изумру=emeral изуча=learn,stud изучен=stud изучи=examin изъян=flaw изыска=exquis изящес=grac изящн=elegan икон=icon иллюз=illusi иллюст=illust,pictur име=hav,mean
имен=behalf,estat,nam именн=exact,name иммуни=immun импер=empir импера=empero,empres,imperi имперс=imperi импорт=import импуль=impuls имущес=asset,proper имя=nam,userna инач=otherw
инвали=disabi,invali инвест=invest ингред=ingred инд=india индеец=indian индейк=turke индекс=index,clas индиви=indivi индийс=indian индуст=indust ине=frost инжене=engine инжир=fig инициа=initia
ино=anothe,other иногд=occasi,someti инопла=alien иностр=foreig инспек=inspec инстин=instin инстит=instit инстру=instru,tool интегр=integr интелл=intell интерв=interv интере=intere интерл=lead
интерн=intern интерп=interp интерф=interf интуит=intuit инфекц=infect инфляц=infl информ=inform инфрас=infras инциде=incide ион=ion ипотек=mortga ирис=iri ирланд=irelan,irish иронич=ironic
иск=claim,lawsui,sue иска=look,search,seek искате=seeker исключ=except,exclud,exclus,expel,sole ископа=fossil искр=spark искрен=sincer искусн=skilfu искусс=art,artifi,iskuss искуша=tempt исл=islam
испан=spain испане=spanis испанс=spanis испаря=evapor испеч=bak исполн=execut,perfor,worker исполь=exploi,usag,use,using,utiliz,used испорт=spoil исправ=correc,fix,patch испуга=afraid,startl
испыт=test испыта=test,trial исслед=explor,invest,resear истец=plaint истеч=expir истин=tru истинн=tru истор=histor,stor истори=histor источн=sourc,cit,refere,item истреб=fighte исход=exodu,outcom
исходн=sourc исходя=outgo исцели=heal исчез=gon исчеза=disapp,vanish исчезн=disapp,vanish,withdr итал=ita италья=italia итерац=iterat итог=eventu,result,total,ultima ищет=search,seek ищут=search,seek
июл=jul июн=jun йогурт=yogurt кабан=boar кабел=cabl кабин=cabine каблук=heel кавказ=caucas кавычк=quot,mark кад=tub кадк=tub кадр=footag кажд=ever,everyo,per,each кажет=appare,seem каза=appear,seem
казак=cossac казало=seem казарм=barrac казин=casino казн=execut казнач=treasu как=how,what,whatev,which,are как-ни=someho как-т=someho кака=cocoa каким=how,what какой-=any,som кал=potass календ=calend
калитк=gat калор=calori кальц=calciu камбод=cambod,vietna камен=rock,ston каменн=ston каменщ=mason камер=camera,chambe камн=ston кампан=campai кампус=campu камыш=reed кан=rop кана=canal,channe,pip
канав=ditch канавк=groov канали=sewer кандид=candid канику=holida канон=canon канун=eve канцле=chance капа=drip капита=capita,captai капиту=surren капл=drop капсу=capsul капуст=cabbag капюшо=hood
карава=carava,loaf каранд=pencil карау=guard кардин=cardin карет=carria,coach карлик=dwarf карман=pocket карп=carp карт=card,chart,map картел=cartel картин=imag,paint,pictur картоф=potato карточ=card
картош=potato карьер=career,quarr каса=concer,touch касает=affect кассир=cashie кастрю=pan,saucep ката=skat катало=catalo,direct катаст=catast,disast катего=catego катер=boat кати=roll католи=cathol
каторж=convic катушк=coil каучук=rubber каф=caf кача=swa каче=swing качест=qualit каш=porrid кашел=cough кают=cabin квадр=squar квадра=squar квалиф=qualif кванто=quantu кварта=block кварти=apartm,flat
кварц=quartz квитан=receip кворум=quorum кедр=cedar кепк=cap керами=cerami,potter кернин=kern кеш=cach,reus кил=keel килогр=kilogr киломе=kilome ким=kim,sung кин=cinema киноте=cinema кину=throw
кипе=boil кипен=boil кипяти=boil кирилл=cyrill кирпич=brick кис=brush кисл=sour кислор=oxygen кислот=acid кит=whal кита=china китаец=chines китайс=china,chines кишечн=bowel кишк=gut клавиа=keyboa
клавиш=key клад=put,treasu кладби=cemete,church,gravey кладов=pantr клан=clan клапан=valv клас=lay,put класс=clas,classr,grad класси=classi класте=cluste кле=glu клевер=clover клеи=glu клен=mapl
клетк=cag,cell клецк=dumpl клещ=plier клиент=client клим=climat клин=wedg клиник=clinic клинок=blad клиш=plat клон=clon клонир=clon,downlo клоун=clown клуб=club клубни=strawb клюв=beak клюкв=cranbe
ключ=clu,key,wrench,item ключев=keywor кляс=swear клятв=oath,vow книг=book,ledger книгот=bookse книжн=booksh кнопк=button кнут=whip княгин=prince княжн=prince княз=princ коалиц=coalit кобы=mar
кова=forg ковб=cowbo ковер=carpet,rug ког=whom когд=ever,when,whenev когда-=someda кого=claw код=cod кож=leathe,skin кожевн=tanner кожур=peel коз=goat козе=goat койк=berth кокос=coconu коктей=cockta
кол=stak колбас=sausag колбэк=callba коле=gaug колеба=hesita,hesit колен=kne,lap колес=wheel количе=amount,quanti коллег=collea коллед=colleg коллек=collec колоде=well колоко=bell,tower колон=colon
колони=coloni колонк=column колонн=column колонт=runn колонц=folio колыбе=cradl кольц=ring коляск=pram,wheelc ком=lump команд=comman,crew,team комар=mosqui комбин=combin комед=comed комет=comet
комикс=comic комисс=commis,commit комит=commit комиче=comic комм=commit коммен=commen коммер=commer коммит=commit коммун=commun комнат=room компак=compac компан=compan компас=compas компен=compen
компил=compil компле=kit композ=compos компон=compon компро=compro компью=comput,user комсом=komsom кон=hors конв=convo конвей=pipeli конвен=conven конвер=envelo конгре=congre кондук=conduc,guard
конек=skat конец=end конечн=certai,finit,sure конкре=concre,partic,specif конкур=compet,contes конниц=cavalr консер=conser консол=consol конста=consta консти=consti констр=constr консул=consul,depart
контак=contac контей=contai контек=contex контор=offic контра=contra контро=contro,hash контур=circui конус=con конфер=confer конфет=cand конфиг=config конфли=confli конц=eventu,end конце-=eventu
концен=concen концеп=concep концер=concer кончае=end кончи=end,finish кончик=tip конюшн=stabl коорди=coordi коп=backup,cop,lanc,replic,spear копа=dig,dug копейк=kopeck,penn копти=smok копыт=hoof
кор=bark,measl корабл=ship корал=coral коре=korea,south корейс=korean корен=root коренн=indige корешк=gutter корешо=spin корзин=basket коридо=corrid,hallwa коричн=brown корк=crust корм=stern
корми=feed кормле=feed корн=root коробк=box коров=cow корол=king короле=kingdo,queen,royal корон=crown коротк=short корпор=corpor корпус=corp,corpu,hull коррек=proof,proofr коррес=corres,report
корруп=corrup кортеж=tupl кос=bon,dic,ivor,scyth,backsl косвен=indire космет=cosmet космич=cosmic,spac,spacec космос=spac косну=touch костыл=crutch костюм=costum,suit кот=cat коте=boiler котено=kitten
котор=whereb,which,who,has которы=which коф=coffe кочега=stoker кошеле=purs,wallet кошк=cat кошмар=nightm коэффи=coeffi кра=edg,fring,margin,region краб=crab краж=theft крайн=extrem кран=cran,tap
крапив=nettl крас=sneak,steal,stol красав=beaut краси=dye,paint красив=beauti,handso красит=dye краск=colour,ink,paint красн=red,green красот=beaut кратер=crater кратк=brief,short крах=crash
кревет=shrimp кред=credit,loan кредит=lender крем=cream кремен=flint кремн=silico крепк=firm,strong крепос=fort,fortre,serf крес=armcha крест=cros крестн=godfat кресто=crusad кресть=farmer,peasan
крещен=baptis крив=crook,curv кризис=crisi крик=cry,shout крикну=shout криста=crysta критер=criter критик=critic,critiq крича=cry,scream,shout кров=ble,blood крова=bed кролик=bunn,rabbit
кром=additi,besid,except,furthe,moreov крон=crown крот=mol крошеч=tin крошк=crumb круг=circl,lap,round кругл=round кружев=lac кружк=cup круиз=cruis круп=cereal крупн=big,larg,larger,major
крупне=bigges,larges крут=steep крути=twist крушен=crash,wreck кры=wing крыжов=gooseb крыл=wing крылов=krylov крыль=wing крыльц=porch крым=crimea крыс=rat крыш=roof крышк=cover,lid крюк=hook
крючок=hook кси=introd,ksi,exclud ксилог=woodcu кто=who,whoeve кто-т=somebo,someon куб=cub кубиче=cubic кубок=cup кувшин=jug куд=wher,wherev кузнец=blacks,smith кузниц=forg кук=cooki,doll,puppet
кукуру=corn кукушк=cuckoo кулак=fist куленб=kuhlen кульми=climax культ=cult культо=iconic культу=cultur кумир=idol куп=compar купец=mercha купи=buy куплен=bought купо=dom купон=coupon купц=mercha
курато=curato курган=mound кури=smok куриц=chicke,hen курорт=resort курс=cours курсив=italic курсор=cursor куртк=jacket курьер=courie куса=bit кусок=chunk,piec кусоче=piec куст=bush кухн=cuisin,kitche
куч=heap,pil кэш=cach лабири=maz лабора=labora лав=lava лавин=avalan лавк=bench,shop лавочн=shopke лавр=laurel лагер=camp ладон=palm лазер=laser лайм=lim лак=varnis ламп=lamp лампоч=bulb ландша=landsc
лапк=fir,paw лапш=noodl ларек=stall ласк=weasel ласточ=swallo латв=latvia латини=latin латинс=latin латун=bras латын=latin лауре=laurea лая=bark лба=forehe лга=lie леб=loeb лебед=swan лев=left,lion
легенд=legend легион=legion легк=easi,eas,light,lung,slight легкос=eas легч=easier лед=ice,crack ледник=glacie ледоко=icebre ледян=icy леж=lie,folder лежа=lie лежащ=underl лез=climb лезв=blad
лейтен=lieute лекарс=drug,medic,medici лекц=lectur лен=flax,linen ленив=laz лент=ribbon,tap,feed леопар=leopar лепест=petal лес=forest,scaffo,wood лесн=forest лестни=ladder,stair,stairc
лет=fly,summer,year лета=fly лете=flown,fly летн=summer летопи=chroni летуч=bat летчик=pilot леч=lie лечен=treatm лечи=cur,heal,treat лжец=liar либ=either либера=libera лиг=leagu лигату=ligatu
лидер=leader лиза=lick лил=lil лимон=lemon лин=lin линейк=ruler линейн=linear линз=len лип=lim,linden лис=fox лисиц=fox лист=folio,leaf,sheet листве=larch листин=list листов=flyer листок=slip
листь=leaf лит=lithiu,pour литв=lithua литер=letter,typ литера=litera,cit литр=liter,litr лифт=elevat лихора=fever лиц=fac,person лицев=facial лицеме=hypocr лиценз=licens,licenc личинк=larva
личн=indivi,person,privat личнос=identi лиш=mere,onl лишайн=lichen лишен=depriv,hardsh лиши=depriv,los лишн=extra,unnece лоб=forehe лови=catch ловл=catch ловушк=trap,trapp логик=logic логиче=boolea
логичн=logica логоти=logo лодк=boat лодыжк=ankl лож=fals ложк=spoon,tables,teaspo ложн=fals,false лоз=vin лозунг=slogan локаль=local локо=elbow локомо=locomo лома=break ломоно=lomono ломтик=slic
лондон=london лопат=shovel,spad лопну=burst лорд=lord лос=elk,moos лосо=salmon лотере=lotter лотос=lotu лоцман=pilot лошад=hors луг=meadow луж=puddl лук=bow,onion лукови=bulb лун=moon
лунн=lunar,moon,moonli луч=beam,ray лучш=best,better лыж=ski лыс=bald льв=lion льд=ice льет=pour льн=flax люб=any,whatev любв=lov люби=fond,lik,lov любим=belov,favori,favour любите=amateu,lover
любл=lov любов=lov любопы=curios,curiou люд=men,peopl людск=human людьм=peopl люк=hatch лягушк=frog мавр=moor маг=magic магази=shop,stor магист=trunk магиче=magica магн=magnet маз=ointme май=may
майор=major мак=layout,popp макрос=macro максим=maximi,maximu мал=few,littl,small малень=littl,small малин=raspbe малове=unlike малыш=kid мальчи=boy мам=mom манеке=dumm манер=manner манипу=manipu
мант=mantl маньчж=manchu марк=mark,stamp маркер=marker,bullet маркси=marxis март=march марша=marsha маршр=rout мас=butter,oil маск=mask маскир=disgui маслин=oliv масс=bulk,mas массаж=massag
массив=arra массов=mas мастер=forema,master,wizard,worksh масшта=scal,zoom мат=mother матема=math,mathem матер=mother матери=mainla,materi,matern матерь=mother матрас=mattre матрос=sailor матч=match
маф=mafia мачех=stepmo мачт=mast машин=car,machin,vehicl машини=driver,typist машинк=typewr машинн=machin маяк=beacon,lighth мгнове=instan,moment мебел=furnit мебл=furnis мед=bras,copper,hone
медал=medal медвед=bear меди=media медиан=median медита=medit медици=medica медлен=slow,slower медн=bras медсес=nurs межд=among,betwee междун=intern мел=chalk мелк=minor,pett,shallo,small
мелод=melod,tun мелоч=trifl мельни=mill,miller,windmi мельч=smalle мембра=membra мемори=memori мен=les,menu,nevert,noneth менедж=manage меньш=least,les,lesser,smalle меньши=minori меня=chang,var
меняет=stay мер=measur мерзк=vil мерзну=freez мери=measur меропр=event мертв=dead мес=reveng,sweep,swept,vengea меси=knead месс=messia мест=loc,plac,seat,workpl местн=local местно=locali,terrai
местор=deposi месяц=month мет=broom метада=harves метал=metal металл=metall метафо=metaph метел=blizza метеор=meteor метк=label,marker,tag метод=method методи=method метр=meter,metr,subwa
мех=bellow,fur механи=mechan меч=sword мече=mosqu мечт=dream мечта=dream меша=distur,mix,stir,way мешок=bag,sack миг=moment мига=blink мигран=migran миграц=migr микров=microw микрос=micros
микроф=microp мил=darl,dear,love,mil,prett миллиа=billio миллим=millim миллио=millio милос=grac,merc милост=gracio мин=pas минера=minera миниат=miniat минима=minima миниму=minimu минист=depart,minist
минус=minu минут=minut мир=peac,world мирн=peacef миров=world миск=bowl мисс=missio мистер=mister мистик=mystic митинг=ral митроп=bishop миф=myth мифоло=mythol михаи=mikhai младен=bab младш=younge
млекоп=mammal млн=millio млрд=billio,dollar мнен=opinio мног=lot,man,much,plent многих=man многот=ellips многоч=numero множес=multit,plural множит=factor мобили=mobili мобиль=mobil
мог=abl,can,may,might,could моги=grav,tomb мод=fashio модел=model модели=simul модерн=modern модул=modul моет=wash мож=abl,can,may,might можжев=junipe можн=may,possib,can мозаик=mosaic мозг=brain
мой=min мокну=wet мокр=wet мол=moth молеку=molecu моли=pra молитв=prayer молн=lightn моло=grind молод=young молоде=young,youth молодо=youth молок=milk молото=hammer молочн=dair молч=silent
молча=silenc,silent молчан=silenc мольб=plea мольбе=easel момент=moment,torqu мон=monk монарх=monarc монаст=monast монахи=nun монгол=mongol монет=coin монито=monito моногр=monogr монопо=monopo
мор=sea,seasid морал=moral морга=blink морж=walru морков=carrot мороже=frozen,ice мороз=frost морози=freeze морск=marin,mariti,naval,sea морщин=wrinkl моряк=sailor москв=moscow москви=moscow,muscov
москов=moscow мост=bridg мостов=paveme мотив=motiva,motiv мотор=engin,motor мотоци=motorc мотыле=moth мох=mos моч=abl,can,may,might,urin мочи=soak мошенн=fraud,fraudu мощ=might мощн=powerf
мощнос=capaci мрамор=marbl мрачн=gloom мудр=wis мудрец=sag мудрос=wisdom муж=husban мужест=courag мужик=peasan мужск=mal,men мужчин=man,men муз=mus,museum музык=music музыка=musica,musici
мук=agon,flour мультф=cartoo муници=munici мурав=ant мусор=debri,garbag,rubbis,gain,collec мусуль=muslim мутант=mutant мух=fly мучи=tortur мыл=soap мыс=cap мысл=idea,though мыт=wash мыш=mic,mous
мышечн=muscul мышлен=think мышц=muscl мэр=mayor мягк=gentl,gent,mild,soft мякиш=crumb мяко=pulp мяс=meat мясн=meat мясник=butche мят=mint мятеж=mutin,rebell,revolt мятежн=rebel мятн=mint мяч=ball
набере=embank набира=recrui наблюд=lookou,monito,observ,survei набор=kit,set,typese наборщ=compos,typese набра=compos набран=typ наброс=sketch навек=foreve наверн=mayb,perhap,probab,sure наверх=upstai
навест=visit навига=naviga,navig наводн=flood навсег=foreve навстр=toward навык=skill наград=award,reward нагре=heat нагрев=heater нагруз=load над=abov,must,need наде=put,wear надеет=hop надежд=hop
надежн=reliab,robust надею=hopefu надея=hop надзир=warden надзор=oversi надлеж=proper надмен=arroga надоес=bor надпи=inscri нажа=click,pres,push наживк=bait нажима=pres наз=call,nam назад=back,backwa
назва=call,nam назван=nam,titl назнач=appoin,assign,destin,nomina,purpos называ=call наибол=larges,maximu,most наивн=naiv наимен=least най=find найден=find,found наказа=punish накану=eve
наклон=inclin,tilt накова=anvil наконе=final накопи=cumula накопл=accumu накорм=feed нал=pour,raid налев=left,leftwa,right нали=pour налич=presen наличн=cash налог=tax налого=fiscal,tax,taxpay
наложе=overpr наложи=impos намере=delibe,intend,intent намн=far намочи=wet нанес=inflic нанима=tenant наня=emplo,hir нап=tun нападе=assaul,attack напас=attack наперс=thimbl напеча=print
написа=writ,writte напито=bevera,drink наполн=fill наполо=half напоми=remind,remini напомн=remind направ=direct напрас=vain наприм=such напрот=contra напряж=strain,tensio,voltag напрям=direct
нареза=chop нарис=draw нарисо=drawn наркот=drug народ=folk,nation,peopl народн=nation нарочн=delibe наруж=outwar наружн=exteri наруша=violat наруше=breach,disrup,infrin,viol наруши=break,violat
наряд=outfit насеко=insect населе=popul населя=inhabi насил=violen наскол=how наслаж=enjo наслед=heir,herita,inheri,legac насос=pump наста=insist настав=tutor настой=persis настоя=hereb,presen,real
настро=adjust,config,mood,option,prefer,sentim,sett,setup,tun,tuner,settin наступ=com,offens насып=mound,wheel,heir,thron насыпа=pour наук=scienc,academ научи=learn,teach научн=scienc,scient
наушни=headph наход=find находи=find находк=nakhod,vostoc нац=nation национ=nation нача=begin,start,began начал=top,beginn началь=bos,chief,initia начат=begun начина=begin начн=begin наш=find,our
наше=find неакти=inacti неб=heaven,sky небезо=unsaf небес=heaven неблаг=advers неболь=small небреж=carele,neglig,slopp неважн=irrele неведе=unawar невеже=ignora неверн=incorr,wrong неверо=incred
невест=brid невиди=invisi невинн=innoce невино=innoce невозм=imposs негодя=rogu недавн=late,recent недвиж=estat недел=week недово=discon недоим=arrear недолг=awhil,short недооц=undere недора=misund
недосм=oversi недост=disadv,flaw,inadeq,insuff,lack,miss,unavai нее=editio нежела=unwant,unwill нежн=delica,gentl,gent,tender незави=indepe незако=illega незаме=unnoti незнак=strang,unfami
незрел=immatu неизбе=immine,inevit неизве=unknow неизме=invari,unchan неиспо=unus неиспр=fault нейрон=neuron нейтра=neutra некогд=onc некото=certai,som нект=someon нелеп=absurd неловк=awkwar
нельз=cannot нем=dumb,mut немедл=immedi немец=german немецк=german немн=few,littl немног=few ненави=hat,hatr ненорм=abnorm ненужн=unnece необуз=rampan необхо=impera,necess необыч=extrao,unusua
необяз=option неогра=unlimi неодно=repeat неожид=surpri,unexpe неопре=indefi неосто=carele неофиц=unoffi неохот=reluct непода=nearb непосл=incons,naught непоср=direct неправ=improp,incorr,irregu
непред=unpred непрем=certai неприе=unacce неприя=enem,unplea непуст=accept нераве=inequa неразр=break неразу=irrati,unreas нерв=nerv нервн=nervou нередк=often нержав=stainl неровн=irregu нес=bear,carr
нескол=few,multip,severa,som несмот=despit несовм=break,incomp несогл=dissen несомн=undoub неспос=incapa,unabl неспра=injust,unfair несчас=misera,unhapp нет=has,ther нетерп=impati неточн=inaccu
неуваж=disres неудач=fail,failur,unsucc неудоб=discom,inconv,uncomf неуклю=awkwar неумес=inappr неусто=penalt,unstab неф=oil нефр=jad нефтян=oil нехват=lack,shorta нечетк=fuzz нечетн=odd нечт=someth
неэффе=ineffe неясн=obscur,uncert,unclea нигд=nowher нидерл=dutch,nether ниж=below,lower нижепо=unders нижн=lower низ=bottom низк=low низш=inferi ник=nobod никел=nickel никити=nikiti никогд=never
никт=nobod никуд=nowher нит=thread,yarn нитк=thread нич=anyth,draw,noth ничт=noth ниш=nich нищ=beggar нов=new,newer новато=innova новейш=latest,newest новичо=novic новоро=newbor новос=new,novost,ria
новшес=innov новых=new ног=foot,leg ного=nail нож=knif ножниц=scisso нол=zero номер=issu,number норвег=norwa норвеж=norweg нормал=normal нос=bow,carr,nos,wear носи=carr,wear носиль=porter
носите=carrie носок=sock ностал=nostal нот=not нотари=notar ноутбу=laptop ноч=night ночн=night ночь=night ноябр=novemb нрав=temper нрави=lik нравст=moral нужд=need нужда=need нужен=need
нужн=must,necess,need,should нул=zero,cold нын=now,nowada нынешн=curren,presen ныря=div нян=nann,nurs оазис=oasi оба=both обаян=charm обвине=charg,indict обвини=accus обвиня=accus обе=both
обед=dinner,lunch обеда=din обезья=monke оберну=turn,wrap,wrapp обеспе=ensur,provid обеспо=worri обет=vow обеща=promis обещан=pledg,promis обжало=appeal обжеч=burnt обзор=overvi,review,surve
обид=resent обиде=offend обильн=ampl обита=dwell обитан=habita облада=holder облак=cloud облас=area,provin,realm,region,scop област=region облегч=relief,reliev облик=imag
обложк=cover,paperb,back,front обломк=debri,wreck обман=cheat,decept,fraud обману=deceiv обмен=exchan,swap обнару=detect,discov обнови=refres,renew,updat обновл=updat,upgrad обня=embrac обо=wallpa
обоих=both обой=bypas оболоч=shell оборон=defenc оборот=turnov,verso оборуд=equip,equipm,equipp,hardwa обраба=handl обрабо=handl,handle образ=imag,imager,lifest,thu образе=patter,sampl,specim
образо=educ обрати=turn обратн=back,callba,feedba,revers обраща=treat обраще=appeal обрез=trim,edg обреза=trim обрес=gain обрыв=bluff,cliff обрыво=fragme обряд=ceremo,rit,ritual обсерв=observ
обслед=inspec обслуж=mainte обстан=situ обстоя=circum обстре=shell обсуди=discus обсужд=discus обув=footwe обузда=curb обуча=educat,teach обучен=train,tuitio обширн=extens
общ=common,genera,generi,overal,team обща=commun общен=interc общест=compan,public,social,societ общин=commun объ=amount,volum объеди=combin,merg,unit объект=len,object объяви=announ,declar
объявл=advert,announ,notic объясн=explai,explan обыск=search обыча=custom обычн=common,genera,normal,ordina,typica,usual,plain обычны=plain обязан=dut,liabl,must,oblig обязат=compul,mandat,oblig
ова=oval овес=oat овощ=vegeta овц=sheep оглавл=conten огн=fir оговор=claus огон=fir ограби=rob,robb ограбл=robber ограни=confin,limit,restri огромн=enormo,hug,immens,massiv,tremen,vast огурец=cucumb
оде=dres одежд=cloth,dres,garmen одет=wear одея=blanke один=alon,singl одинак=identi,sam,alik одинна=eleven одинок=alon,lon,lone,solita одиноч=loneli одисс=odysse одн=alon,one однажд=onc
однак=howeve,nevert,yet одновр=simult однокл=classm одобри=approv одолжи=borrow,lend ожерел=neckla оживле=live ожида=antici,expect,wait ожидае=expect ожидан=expect,pend ожирен=obes озер=lak
означа=imp,mean оказа=render,seem,turn океан=ocean оккупа=occup окн=window око=around,about окон=window оконча=final окончи=finish окоп=trench окраин=outski окрест=enviro округ=distri
окружа=ambien,surrou окруже=enviro окружи=surrou оксид=oxid октябр=octobe окун=perch окуну=dip олдерм=alderm олен=deer оливко=oliv олимпи=olympi олов=tin ольх=alder омар=lobste омег=omega,psi
онлайн=onlin опасен=fear опасн=danger опасно=danger,hazard опек=custod опекун=guardi опер=opera операт=operat,statem операц=oper,surger опере=lean опечат=erratu,mispri,typo опи=invent опилк=sawdus
опис=descri описа=descri описан=descri оплат=pay,paymen оплати=pay опозда=lat опозна=identi опор=prop оппози=opposi оправд=justif опреде=certai,defin,defini,determ,identi,partic,specif
опрос=poll,surve опт=bulk оптима=optima оптими=optimi оптов=wholes опубли=publis опусти=lower опухну=swell опухол=tumor опухш=swolle опущен=purpos опыт=experi опытн=experi опя=again ораку=oracl
оранже=orang оратор=speake орбит=orbit орбита=orbita орган=organ органи=organi орден=order ордер=warran оре=eagl орех=nut,walnut орешни=hazel оригин=origin ориент=landma оркест=band,orches орл=eagl
орошен=irrig оруд=cannon оруж=weapon орфогр=spell оса=wasp осад=sieg осадк=precip,rain,rainfa осанк=postur осведо=awaren освежи=refres освеще=light освобо=exempt,liber,fre осе=donke осен=autumn
осенн=autumn осень=autumn осетр=sturge осин=aspen оскорб=insult осл=donke осмотр=examin,inspec осмысл=meanin осн=establ,found оснаст=equip оснаще=equipp основ=bas,basi,dictio основа=found,founde
основн=basic,basica,bulk,fundam,large,main,mainst,most,underl особ=partic,specia особен=especi,featur,notab,peculi особня=mansio осозна=awaren,realiz осок=sedg осп=smallp оста=remain,sta
остава=remain,sta остави=abando,keep,leav,left остает=remain,stay осталь=rest,els остана=stop остане=sta остано=halt,stop остато=balanc,residu,rest остают=sta осторо=carefu,cautio,gent
остр=acut,island,isl,keen,sharp остроу=wit осуди=condem осужде=convic осущес=feasib,implem ось=axi,axl осязае=tangib отбор=filter отброс=discar отв=answer,rep,respon отвез=wheel,heir,thron
ответ=answer ответи=answer,repli,rep,respon ответс=liabil,liabl,respon ответч=defend отвеча=answer отвлек=distra отвлеч=abstra отда=giv отдале=remot отде=depart,divisi отделе=depart,separ
отдели=separa отдель=apart,distin,indivi,isolat,separa,own отдохн=rest отдуши=vent отдых=recre,rest отдыха=relax отел=hotel отец=father отечес=domest,homela отзыв=feedba,review отзыва=answer
отказ=denial,failur,refusa,refus отказа=den,fail,refus отказы=refus отклад=dela отклик=answer,feedba,respon отклон=declin,reject отключ=disabl,off,switch откр=open откров=frank,revel
откры=discov,open,unlock открыв=open открыт=discov,open,outdoo,postca откуд=wher отладк=debug отли=cast отлич=unlik отлича=differ отличн=excell отложи=dela,postpo отмен=abolis,cancel,undo
отмени=abolis,cancel,repeal отмети=celebr,mark,not,declar отметк=mark отмеча=celebr отнес=carr относи=refer,relat,relati,belong отноше=attitu,ratio,rel,relati отня=tak отобра=displa,mapp отомст=aveng
отосла=send отправ=depart,dispat,send,shipme,submit,upload,sent отпуск=holida,vac отпуст=releas отраже=reflec отрази=reflec отреза=cut отрезо=segmen отрица=denial,den,negati отрыво=passag отряд=detach
отсек=compar отскоч=bounc отста=behind,fallen отстав=resign,retire,behind отступ=indent,padd,retrea отсутс=absenc,absent,lack,miss отсюд=from,henc оттенк=shad оттепе=thaw оттиск=proof оттуд=from
отход=retrea отц=father отч=report,why отчас=part отчаян=despai,desper отъезд=depart офицер=office официа=offici,waiter,waitre оформи=draw офорт=etch офсетн=offset охват=embrac охлажд=cool охот=hunt
охотн=readi охотни=hunter охран=guard оцен=asses оцени=asses,estima,evalua оценк=assess,estima,evalu,grad очаг=hearth очевид=obviou очен=ver очеред=queu очерк=essa очерта=outlin очисти=clean
очистк=clean очк=glass ошиби=err ошибк=bug,error,fault,mistak ощуща=feel ощущен=sens павиль=pavili пада=drop,fall падеж=cas паден=crash пак=batch,packag,packet пакет=packag пакт=pact палат=chambe,ward
палатк=tent палец=finger,thumb,toe палк=stick паломн=pilgri палуб=deck пальм=palm пальт=coat памя=memor памятк=guid памятн=memora,memori,monume,statu пандус=ramp панел=panel,toolba паник=panic
пантер=panthe пап=dadd,pop папк=direct,folder папоро=fern пар=bet,coupl,ferr,pair,steam,vapor,vapour парад=parad парадо=parado паралл=parall параме=option,parame,sett парен=fellow,lad париж=pari
парикм=barber,hairdr парк=park парков=park парлам=parlia парник=greenh парово=engin,locomo парод=parod парол=passwo парт=batch,desk,part партиз=partis партий=part партне=partne парус=sail пас=jaw
пасек=apiar пасечн=beekee паспор=passpo пассаж=passen пассив=passiv пастби=pastur пастор=pastor пастух=shephe пасх=easter патент=patent патоло=pathol патриа=patria патрул=patrol пауз=paus паук=spider
паутин=web паха=plough пахн=smell пахну=smell пациен=patien пачк=pack певец=singer певиц=singer педал=pedal пейзаж=landsc,scener пекар=baker пекарн=baker пекин=beij пельме=dumpl пен=foam,penalt,sing
пенн=penn пенс=penc,pensio,retir,retire пенсио=pensio пепе=ash пер=feathe,pen,quill перв=first,pionee первич=primar первок=freshm первон=initia,origin пергам=parchm перебр=iterat перева=handl
переве=transl перево=carrie,coup,interp,transf,transl,transp перего=negoti,partit перед=befor,front переда=broadc,conve,hand,pas,rela,transf,transm передв=moveme передн=front передо=overdo
переез=cross,reloc переех=mov переж=worr пережи=surviv переза=restar переим=renam,mov перей=cros перекл=switch перекр=juncti,overla перел=fractu переме=chang,mov,variab переми=truc
перене=carr,postpo,mov,import перено=hyphen,portab переоп=overri перепи=censu,cop,corres,scrib перепл=bind,binder,hardba перера=proces,recycl переры=break пересе=cros,immigr,rugg пересм=revis
перест=ceas,stop перета=drag переул=alle,lan перехо=transi перец=pepper перече=list переше=cros периме=perime период=period перифе=periph перрон=platfo перс=persia персид=persia персик=peach
персон=charac,staff перспе=perspe,prospe перчат=glov перь=feathe пес=dog песн=song песок=sand пестик=pistil песчан=sandst пет=chant,sing петерб=peters петиц=petiti петл=hing,loop петр=peter
петух=cock,rooste пехот=infant печ=bak,furnac,kiln,oven,stov печа=pres,print,seal,stamp печал=sorrow печаль=notori,sad печата=print печатн=printe печен=biscui,cooki,liver печк=stov
пешехо=pedest,walker пешк=afoot,walk пещер=cav пианин=piano пив=beer пик=peak пикник=picnic пиксел=pixel пил=saw пилома=lumber пилот=pilot пилюл=pill пингви=pengui пинт=pint пир=banque,feast,pirat
пирами=pyrami пирог=cak,pie пирс=pier пис=letter писа=paint,writ писар=clerk писате=writer писец=scrib пистол=pistol письм=letter,writ письме=desk пит=drank,drink,drunk пита=eat питан=feed,food,nutrit
питомн=nurser пихт=fir пицц=pizza пиш=writ пищ=food пищев=dietar плава=float,sail,swim плаван=voyag плави=melt плагин=plugin плазм=plasma плак=poster плака=cry,weep плам=blaz,flam план=plan
планет=planet планир=schedu планш=tablet пласти=plasti,plat плат=charg,dres,far,fee,gown,platea,rent платеж=paymen плати=pay платин=platin платфо=platfo плач=cry,lament плашк=backgr плащ=cloak
плева=spit плем=trib племен=tribal племян=nephew,niec плен=captiv пленк=film пленн=prison пленни=prison плесен=mold,mould плеск=splash плеч=should плит=stov плитк=til пло=flesh плод=fruit
плодор=fertil плоск=flat плоско=plan плот=raft плотин=dam плотн=compac,dens,tight плотни=carpen плотно=densit плох=bad,poor площад=area,playgr,squar плуг=plough,plow плы=float,sail,swim пляж=beach
поб=beaten,visit побег=escap побед=victor,win победи=defeat,win,winner побежд=defeat побелк=whitew побере=coast поби=beat поблаг=thank поблиз=nearb побужд=motiva,urg повар=chef,cook повари=cook
поведе=behav,behavi повери=believ поверн=turn поверх=superf,surfac повес=stor,tal повеси=hang,hung повест=agenda повод=occasi повозк=cart поворо=pivot повред=damag повреж=damag повсед=everyd
повсюд=throug повтор=repeat,repeti,repla,run повыси=rais,ris повыше=ris повязк=bandag погаси=exting,put,repa погиб=die погибн=die,perish поглот=absorb,swallo погово=talk погод=weathe погон=chas,pursui
погреб=burial,cellar под=below,beneat,under,undern пода=tax подава=serv подави=suppre подари=presen подаро=gift,presen подач=submis подбор=chin подва=baseme,cellar подвиг=feat подвод=submar,underw
подгот=prepar поддер=mainta,suppor подели=shar подерж=hold подзаг=subhea подзем=underg подкас=podcas подклю=connec подлин=authen,genuin,origin подмас=appren подмет=sweep подмос=stag
подним=climb,lift,rais,ris поднос=tra поднош=offer подня=climb,lift,rais,ris,risen,ros подобн=simila подожд=wait подозр=suspec,suspic подой=approa подорв=underm подош=approa подоше=approa
подпи=captio,label,sign,signat подпис=subscr,sign,captio подраз=imp,imply подроб=detail подрос=teenag подруг=friend подряд=consec подска=clu,prompt,sugges подста=fill подсуд=defend
подтве=acknow,confir подума=think подушк=cushio,pad,pillow подход=approa,approp,fit,suitab подчер=highli,blacke подчин=obe подъ=ascent поед=going поедин=duel поезд=train поездк=journe,trip поес=eat
поет=sing поеха=go,going пожал=welcom пожалу=perhap,pleas пожар=fir пожарн=fir пожела=wish пожерт=donat поз=pos,postur позад=behind позва=call позвол=allow,enabl,let позвон=phon,spinal поздн=lat
поздра=congra позж=later позиц=positi,stanc познав=cognit познак=acquai,meet позор=disgra позорн=shamef поигра=pla поиск=quest,search поиско=engin пой=go,going пойд=going пойм=unders пойма=catch
пок=until,whil,whilst,yet покаж=show показ=show показа=appear,demons,displa,seem,show,testim,shown показы=show покида=abando покину=abando,leav поклон=bow,worshi покойн=deceas поколе=gener покр=veil
покров=patron покры=cover покрыт=coat покупа=buy,buyer,custom покупк=purcha,shopp пол=field,flight,floor,gender,half,hollow,margin,polish,sex полага=believ,reckon,reli,rel полден=aftern,noon
полев=field полезн=helpfu,useful полз=crawl полиме=polyme полити=polic,politi полиц=polic полице=police полк=rack,regime,shelf,shelv полков=colone полн=comple,full,utter полном=author
полнос=entire,ful полноч=midnig полови=half положе=positi,provis,situ положи=lay,positi,put поломк=breakd полон=althou полос=band,bar,cavit,runwa,strip полоте=towel полотн=canva,linen полпу=halfwa
полужи=bold полуме=cresce полуно=midnig полуос=penins получа=get,receiv,recipi получи=gain,get,obtain,receiv,retrie,given полуша=hemisp полчас=half полын=wormwo польз=benefi,utilit пользо=use,user
польск=polish польш=poland полюс=pol поляк=polish полян=clear полярн=polar помад=lipsti поменя=shift,claus помети=mark пометк=hint помеш=stir помеша=hinder,stir помеща=fit помеще=premis помидо=tomato
помило=pardon помн=rememb помни=rememb помог=tri помога=assist,help помож=help помолв=engage помоч=help помощ=help помощн=assist помощь=using пон=pon понадо=need понеде=monda понес=incur
понима=insigh,unders понома=sexton понрав=lik поня=grasp,unders понят=concep,notion понятн=clear пообещ=promis поощря=encour попас=hit попере=acros попечи=truste попол=half поправ=adjust,amend,amendm
попроб=try попрос=ask популя=popula попыта=try попытк=attemp попыто=attemp пор=someti,sinc порабо=work пораже=defeat порва=torn порог=thresh пород=bre порок=vic поросе=piglet порох=gunpow
порочн=viciou порошо=powder порт=harbor,harbou,port,listen,fre порта=portal портн=tailor портр=portra португ=portug портфе=portfo поручи=entrus порц=portio поршен=piston порядк=order
порядо=order,routin посади=plant посадк=land посвят=dedica,devot посвящ=dedica поселе=settle посели=settl посело=villag посети=visit,visito посеща=attend посеще=visit посея=sow поскол=becaus,sinc
посл=after,afterw посла=send послан=messag послед=consec,conseq,consis,final,implic,last,late,latest,recent,sequen,subseq послес=afterw послов=prover послуш=listen посмот=look,watch посо=ambass
пособ=benefi посове=advis посоль=embass посред=broker,using,via поссор=quarre пост=fast,lent,post постав=put,set,suppli,supp,vendor постан=decre,resolu постар=try постел=bed постеп=gradua пости=fast
постор=unrela постоя=consta,perman,persis,stead постра=suffer постро=build,constr поступ=act,action,deed постуч=knock посуд=dish посчит=count посыла=send посылк=parcel посыпа=sprink
пот=afterw,becaus,sweat,then потенц=potent потер=los,loss потерп=fail потеря=los,lost поток=stream,thread потоло=ceil потомо=descen потомс=offspr потоп=flood потрат=spend потреб=consum потряс=stunn
потяну=pull похва=prais похити=abduct,kidnap похо=lust поход=campai,hik походи=resemb похож=simila,lik похоро=buri,funera поцелу=kis поч=almost,honor,honour,near,why почв=ground,soil почерк=handwr
почетн=honora почини=fix,repair почита=honour почк=bud,kidne почт=mail,post почтал=postma почтов=postal почувс=feel пош=going поше=go,going пошл=send пошлин=dut,toll пощечи=slap поэз=poetr поэм=poem
поэт=poet,theref поэтич=poetic поют=sing появи=appear появил=got появле=appear появля=appear пояс=belt,zon поясне=explan поясни=explai прав=eligib,law,permis,right правд=tru,truth правдо=plausi
правед=righte прави=edit,govern,regul,rul,steer правил=correc,rul правит=govern правк=revisi,edit правле=board правов=legal правоп=spell правос=justic праздн=celebr,feast,festiv,holida,idl
практи=practi прах=ash прачеч=laundr пребыв=sojour превзо=surpas превос=superb превра=turn превыс=exce превыш=exce прегра=barrie преда=betra предан=devoti,tradit предат=traito предва=prelim,prior
предвз=bia предви=antici преде=limit предел=beyond,utmost,within предзн=omen предис=forewo,prefac предла=offer,sugges предло=offer,propos,senten,sugges предм=item,object,subjec предок=ancest
предос=grant,precau,provid предот=preven предох=fus предпо=alleg,assum,assump,prefer,suppos предпр=busine,enterp,previe,undert,ventur предра=prejud предсе=chair,chairm предск=predic
предст=agent,forthc,imagin,introd,repres,spokes,unveil предуп=warn предше=predec предыд=previo прежд=befor,foremo прежде=premat прежн=former,previo,prior,old презен=presen презер=condom презид=presid
преиму=advant прекра=beauti,fin,love,stop,termin прелес=charm прем=award,bonu,premiu,priz премье=minist,premie пренеб=disreg,neglec преобл=domina преобр=conver,transf преодо=overco препар=drug
препод=taught,teach,teache препят=obstac,obstru прер=prairi прерва=break,interr пресле=haras,persec,pursu,pursui пресс=pres прести=presti престо=thron престу=crim,crimin,offenc претен=claim
преуве=exagge преусп=succe прецед=preced при=admiss,haven,intak,recept,refug,shelte,techni прибав=add прибли=approa,approx прибор=applia,devic,instru прибы=arriv,com прибыл=profit прибыт=arriva,arriv
прив=hello приват=privac привез=bring привес=bring,lead привет=greet привив=vaccin привид=ghost привил=privil привле=attrac привод=bring,driv привык=accust,habit привыч=accust,habit пригла=invit
пригов=condem,senten,verdic пригод=useful пригор=suburb пригот=prepar прид=com придан=dowr придер=adher придум=invent приезд=arriva,arriv приезж=arriv,com приеха=arriv,com приз=priz призва=call
призна=acknow,admit,attrib,confes,indic,recogn призра=ghost,phanto призыв=appeal,call прий=com приказ=clerk,comman,order прикла=appli приклю=advent прикос=touch прикре=attach прилав=counte,stall
прилив=tidal,tid прилож=append,applic,attach,enclos,supple приман=bait примен=applic,appli,app,use,using пример=approx,exampl,instan примет=omen,supers примеч=endnot,not примир=reconc примит=primit
примор=seasid,primor,handl принад=belong принес=bring,fetch приним=accept принос=bring принте=printe принц=princ принце=prince принци=princi приня=accept,adopt,enact принят=adopti приобр=acquir,acquis
приори=priori приост=suspen прип=choru природ=natura,natur,wildli прирос=increa присво=assign присла=send прислу=listen присое=join приспо=adapt,adapti присту=proce присут=attend,presen присущ=inhere
присяг=oath,sworn присяж=jur,sworn притво=preten приток=influx притяз=claim приход=com,parish прихож=parish прицеп=traile прича=dock,pier,wharf причал=berth причин=caus,reason причуд=bizarr,fanc
приш=com прише=com прияте=friend приятн=enjoya,nic,pleasa проб=sampl,tast,test,try пробе=gap,spac пробег=mileag пробел=spac пробк=cork,jam,plug пробле=issu прова=failur
провер=audit,check,checke,inspec,review,scruti,test,verifi,verif провес=spend провет=ventil провин=provin провод=conduc,wir провоз=procla провол=wir прогно=foreca програ=curric,progra,softwa
прогре=progre прогул=walk прода=sell продав=sell,seller,vendor продаж=sal,sell продви=advanc,promot продли=extend,prolon,renew продов=provis продол=contin,last,proce продук=produc проезд=passag
проект=design,projec прожек=spotli прожи=liv прожив=reside проз=pros прозви=nickna прозра=transp проигр=los,player произв=arbitr,deriva,deriv,manufa,perfor,produc произн=pronou,spell
произо=happen,occur,occurr происх=deriv,happen,occur,origin происш=incide прой=pas,underg прок=rental проказ=lepros прокля=curs прокру=scroll прокур=prosec проли=spill пролив=strait
промеж=gap,interm,interv,span промис=promis промыш=indust проник=penetr пропа=disapp,vanish пропав=lost пропаг=propag пропас=abys,disapp,vanish пропис=capita,upperc пропов=preach,sermon
пропус=bandwi,ignor,mis,omit,skip пророк=prophe прорыв=breakt прос=millet просве=enligh проси=ask,beg просмо=view просну=awak,wak проспе=avenu прост=eas,mer,mere,plain,simpl,simp,sorr прости=forgiv
просто=simpli простр=spac,spatia просту=cold просты=sheet просьб=reques протек=flow протес=protes против=agains,confli,oppone,oppos,opposi,otherw проток=duct,minut,protoc,ledger протот=protot
протяж=dur,throug профес=occupa,profes профил=profil профсо=union прохла=cool,cooler проход=aisl,pas,passag процве=prospe процед=proced процен=intere,percen,cent процес=proces проч=other,read
проче=read прочес=read прочит=read,availa прочн=durabl,robust прош=pas проше=pas прошен=petiti прошл=past прощ=easier,easies проща=forgiv,goodby прощан=farewe,goodby прощен=pardon проявл=manife
пруд=pond пружин=spr прут=twig прыга=jump прыгну=jump прыжок=jump,leap пряж=yarn пряжк=buckl прям=direct,outrig,roman,straig,uprigh прямоу=rectan прянос=spic пряс=spin,spun прята=hid псал=psalm
пси=omega,psi психол=psycho псы=dog птиц=bird публик=audien,public,publis пуга=fright,scar пугови=button пуд=pood пудинг=pudd пузыр=bladde,bubbl пул=bullet пульс=puls пункт=claus,item,point пус=let
пуска=let пуст=blank,empt,null пустот=void пустош=heath пустын=desert пут=path,pathwa,track,way пута=confus путево=guid путеше=journe,travel,voyag пушк=cannon,gun пушкин=pushki пхенья=pyongy пче=bee
пчелов=beekee пшениц=wheat пыл=dust пылесо=vacuum пыльц=pollen пыта=attemp,try пытк=tortur пьедес=podium пьес=pla пьет=drink пьют=drink пьян=drunk пят=fifth,fiv пятк=heel пятн=spot,stain пятнад=fiftee
пятниц=frida пятьде=fift раб=slav работ=job,work работа=operat,run,work,runn работн=employ работо=employ рабоч=labor,labour,worker,workfo рабств=slaver раввин=rabbi равенс=equali равн=equal
равнин=plain равнов=balanc,equili равнод=equino раг=stew рад=glad,sak радар=radar ради=radio радика=radica радиоа=radioa радиус=radiu радова=rejoic радос=joy радост=glad радуг=rainbo раз=onc,tim,again
разб=broken разби=break,shatte,smash разбир=analys разбло=unlock разбро=scatte разв=develo,real развед=breed,intell,scout развер=deplo развив=evolv развит=develo развле=amusem,entert развод=divorc
развор=spread разгов=conver,talk раздав=crush разде=partit,sectio раздел=divid,separ,split,sectio раздра=annoy,frustr,irrita разл=rift различ=differ,distin,variou разлож=stitch размер=dimens,siz
размес=plac размет=markup размеш=stir размещ=accomm,placem размыт=blur размыш=medit разн=differ,variou,vary разниц=differ разног=disagr разноо=divers,variet разобр=pars разорв=burst,rip разоча=disapp
разраб=develo разрез=cut разреш=allow,cleara,permis,permit,resolu,resolv,let,anyth разруш=destro,destru разрыв=gap разум=mind разумн=ration,reason,sensib разъ=jack рай=heaven,paradi
район=area,boroug,distri рак=cancer ракет=missil,rocket ракови=shell,sink рам=fram рамк=border,fram ран=ear,injur,wound ранг=rank ранен=wound рани=hurt,injur ранн=ear ранч=ranch раньш=befor,earlie
рас=grow,rac раскры=disclo,expos,reveal,uncove расов=racial распад=deca распак=unpack распис=receip,schedu,timeta распол=arrang,layout распор=dispos,order распре=alloca,alloc,distri
распро=common,preval,prolif,spread,widesp рассв=dawn,sunris рассер=angr расска=narrat,stor,tal,tell рассле=invest рассма=consid рассмо=consid рассо=brin расста=part рассто=distan расстр=disord,upset
рассчи=calcul рассыл=newsle рассып=spill раст=grow растая=melt раство=dissol,mortar,soluti растен=plant растит=veget растор=termin расход=expend,expens,usag расхож=differ расч=calcul расчес=comb
расшир=expand,extend,extens расщеп=split ратифи=ratif рва=tear,torn рвен=eager реаг=react реакто=reacto реакц=reacti реализ=implem ребенк=child ребено=bab,child ребр=rib ребят=fellow ребяче=childi
рев=roar реве=roar ревиз=revisi ревнив=jealou револю=revolu регион=region регист=regist регуля=regula редакт=edit,editor редакц=revisi,editio редк=rar,rare,scarc,seldom,uncomm редкос=rarit
редьк=radish реестр=regist,deposi реж=cut,cutt режим=mod,regim режисс=direct реза=carv,cut резерв=backup резин=rubber резинк=gum резк=abrupt,harsh,sharp,stark резн=slaugh резолю=resolu резона=resona
резуль=result резьб=carv рейс=flight рейтин=rat рек=river реклам=advert,public рекоме=recomm реконс=recons рекорд=record ректор=rector рекурс=recurs рел=rela религ=religi религи=religi релиз=releas
рельс=rail ремен=belt,strap ремес=craft ремонт=overha,renov,repair реп=turnip репети=rehear,tutor репози=reposi репорт=report репута=reput рескри=rescri ресниц=eyelas респуб=republ рестор=restau
ресурс=resour рефере=refere реформ=reform рецепт=prescr,recip реч=speak,speech речн=river реша=decid решающ=crucia решен=decid,judgme,soluti,decisi решенн=resolv решетк=grid,grill
реши=decid,resolv,solv решите=resolu ржавчи=rust ржан=rye риа=novost,ria рим=rom римлян=roman римск=roman,rom,numera рис=draw,paint,ric риск=risk,fix,safe рисунк=figur
рисуно=artwor,draw,fig,figur,pictur ритм=rhythm ритори=rhetor риф=reef рифм=rhym робк=shy робот=robot ров=ditch,trench ровн=exact,peer рог=horn род=genu роди=born родин=homela родите=parent родн=nativ
родник=spr родств=relati рож=rye рожден=birth,birthd рождес=christ роз=ros розетк=socket розниц=retail розов=pink розыск=search рой=swarm роков=fatal рол=rol роман=novel,romanc романи=noveli
романт=romant ромашк=dais роня=crash ропот=murmur рос=dew роскош=gorgeo,luxuri,luxur росс=russia россий=russia рост=growth,height,increa,ris рот=mouth рощ=grov роял=piano рта=mouth рту=mercur
рубано=plan рубашк=shirt рубеж=fronti руби=chop рубин=rub рубл=roubl,rubl руга=scold,swear руд=ore рудник=min руж=gun,shotgu руин=ruin рук=arm,hand рукав=sleev рукави=mitten
руково=guidan,guid,guidel,handbo,lead,manual,superv,tutori рукопи=manusc,edit рукоят=crank рул=rudder,steer рулон=roll румян=roug рус=cours русск=russia рухну=collap,crash руч=brook,creek,stream
руча=guaran ручк=handl,pen ручн=handma,manual,tam рыб=fish рыбак=fisher рыбалк=fish рыболо=fish рывок=jerk рыда=weep рынок=market рыт=dig рыцар=knight рычаг=lever,levera рябин=rowan
ряд=besid,near,row,sequen,ser сабота=sabota саван=shroud сад=garden,orchar сади=sit садовн=garden саж=soot сажа=plant сайт=sit,websit сал=bacon,lard,lettuc,salad салон=salon салфет=napkin
сам=bigges,himsel,inde,itself,most,myself,oursel,sam,self,themse,own самим=self саммит=summit самол=aeropl,airpla,plan самом-=actual самопр=sponta самоуб=suicid самоцв=gem самым=thereb
сан=sledg,sleigh сандр=sandra санк=sled санкц=sancti сантим=centim сапог=boot сапожн=cobble сара=barn,shed сарказ=sarcas сатир=satir сафар=safari сахар=sugar сбежа=escap сбереч=sav сбо=crash,failur
сбор=fee,toll сборк=assemb,build сборни=anthol сборщи=harves сброси=reset свадьб=wedd свалк=dump сведен=inform свеж=fresh свек=beet,beetro свер=drill свергн=overth сверен=step,declar свери=compar
сверк=step сверли=bor сверст=peer сверто=parcel сверх=abov сверху=overti свес=minimi свет=light,sunlig свети=glow,shin светл=bright,light,lighte светск=secula свеч=candl свечни=chandl
свидан=dat,goodby свидет=certif,eviden,testif,testim,witnes свин=pig свинец=lead свинин=pork свиреп=fierc свисто=whistl свитер=sweate свиток=scroll сво=own,your
свобод=fre,freedo,libert,loos,loose,vacant,listen свод=vault сводит=blend сводк=summar своевр=time своих=own свойст=featur,proper связ=bond,connec,rel связа=associ,bind,tie связан=tied связк=bundl
связн=cohere свят=hol,saint святил=sanctu святын=shrin священ=hol,priest,sacr сгиб=fold сгоре=burn,burnt сда=surren сдава=hand сдвиг=shift сдела=don,mak сделан=don,mad сделк=deal,transa сдержа=restra
сеанс=sessio себ=himsel,itself,myself,onesel,oursel,self,themse север=north северн=north,northe северо=northe,northw сегмен=segmen сегодн=toda сегрег=segreg сед=gre,saddl седьм=sevent сезон=season
сейчас=now секр=secret секрет=secret сектор=sector секунд=second секц=sectio сел=sit,villag селедк=herr селитр=saltpe сельд=herr сельск=agricu,rural,villag сем=fami,seed,seven семафо=signal
семейн=fami семейс=fami семен=seed семест=semest семина=semina сен=hay,senat,kim,sung сенато=senato сентяб=septem сер=gra,gre,ser,sulfur,sulphu сервер=server сервис=servic сердит=angr сердц=heart
сердце=heartb серебр=silver середи=centr,middl сержан=sergea серийн=serial серп=sickl сертиф=certif серьг=earr серьез=seriou сес=sit сесс=sessio сестр=nurs,sister сет=net,networ,web сетк=grid
сеттер=setter сеу=seoul сеул=seoul сея=sow сжа=compre,shrink,squeez сжат=compre сжеч=burn сзад=behind сибир=siberi сибирс=siberi сигар=cigar сигаре=cigare сигна=signal сид=sit сиде=sit сиден=seat
сидр=cider сил=forc,power,streng сильн=heavi,intens,strong симво=charac,symbol символ=symbol симпоз=sympos симпсо=simpso симпт=sympto симфон=sympho син=blu синдр=syndro синтак=syntax синтет=synthe
синхро=synchr синяк=bruis сирен=lilac сироп=syrup сирот=orphan систем=system ситуац=situ сия=shin сиян=glow ска=cliff,rock скаж=say сказа=say,speak,tell,said сказан=say сказк=fair,tal сказоч=fair
скам=bench скамей=bench скан=scan сканда=scanda сканер=scanne скатер=tablec скача=downlo скачай=clon,downlo скверн=nast сквоз=throug скворе=starl скел=skelet скепти=scepti,skepti скидк=discou
склад=depot,wareho складк=fold склон=slop склоне=inclin склонн=tend скоб=brac,stapl скобк=bracke,parent сковор=pan скольз=slid,slip скольк=how,man сконча=die скоп=cop скопле=cluste
скор=ambula,like,quick,rather,soon скорб=mourn скорлу=shell скорос=rat,spe,veloci скот=cattl,livest скр=concea скрес=scrap скрипк=fiddl,violin скрипт=script скромн=humbl,modest скры=concea,hid
скрыва=hid скрыт=hidden скук=bor скульп=sculpt скуча=mis скучн=dull,tediou слаб=faint,weak,weaker слабос=weakne слав=fam,glor славн=glorio славян=slavic сладк=sweet сланец=shal,slat слев=left,right
слегк=slight след=follow,trac,track следи=follow,monito,watch следов=invest,theref следст=conseq следу=follow,ought,should следую=follow,next слежк=survei слез=tear слеп=blind сли=merg слив=drain,plum
сливк=cream слишк=too слиян=fusion,merg,merger,pull сло=layer слов=accord,word словар=dictio,vocabu,glossa словес=verbal сложен=additi сложи=fold,flip сложн=comple,compli,elabor,intric,sophis
сложно=comple слома=break сломан=broken слон=elepha слуг=servan служ=serv служан=maid служащ=clerk служб=servic служи=serv слух=rumor,rumour случа=accide,cas,chanc,incide,occasi случае=happen
случай=casual,random случи=happen,occur,occurr слуша=hear,listen,obe слушат=audien слыша=hear слышн=hear смазк=greas смартф=smartp сме=dar,mixtur смеет=laugh смежн=adjace смел=bold,brav смен=shift
смени=chang смер=death,deceas смерте=dead,fatal смертн=mortal смех=laugh,laught смеша=mix смешн=funn,ridicu смещен=offset смея=laugh смирен=humili смо=pitch,resin,tar смог=can смород=curran
смотре=look,star,watch смотри=careta,keeper смоч=can смутн=vagu смуща=embarr смы=flush смыс=mean,sens снабди=suppli снабже=equipp,supp снаруж=outsid снаряд=shell снача=first снег=snow снижа=descen
снижен=reduct снизи=descen,lower снима=remov снимок=photog снит=dream снов=again снос=demoli сноск=footno сня=remov,withdr соб=himsel,themse собак=dog собесе=interl
собира=collec,gather,harves,intend,built соблаз=tempt соблюд=abid,comp,strict соболе=condol собор=cathed собра=assemb,build,collec,gather собран=assemb,collec,meet,built собств=own,owners,proper
событ=event сов=advic,board,counci,counse,owl,tip соверш=commit,entire,perfec совес=consci совет=advis,recomm советн=advise совето=consul советс=soviet совеща=confer совмес=collab,compat,joint
совок=dustpa совоку=aggreg совпад=coinci,match,overla соврем=contem,modern совс=altoge соглас=accord,agre,consen соглаш=agre,agreem,conven согну=bent содерж=contai,conten
соедин=compou,connec,join,juncti сожале=regret,sorr,unfort созда=creat,genera,mak создав=creat создан=cre создат=creato,maker сознав=awar сознан=consci сознат=consci созре=matur созыв=convoc сок=juic
соко=falcon сократ=cut,shorte сокращ=reduct,abbrev сокров=treasu сол=salt солга=lie солд=soldie солен=pickl,salt соли=pickl солида=solida солнеч=solar,sun,sunlig,sunn солнц=sun,sunshi солов=nighti
солом=straw,thatch сомнев=doubt,hesita сомнен=doubt сомнит=doubtf сон=dream,sleep сообща=report сообще=commun,messag сообщи=announ,inform,say,bug сооруж=constr,facili соотве=accord,corres,counte
соотно=correl соперн=rival,rivalr сопост=align,alignm сопров=accomp,escort,mainta сопрот=resist соревн=compet сорняк=weed сорок=fort,magpi соса=suck сосед=neighb соседк=neighb соседн=adjace,neighb
сослуж=collea сосн=pin соснов=pin сосок=nippl сосред=concen состав=compil,compou,ingred состоя=condit,consis,fortun,stat,statu сосуд=vessel сосуль=icicl сосчит=count сотн=hundr,hundre
сотруд=collab,cooper,employ соус=sauc сохну=dry сохран=keep,preser,retain,retent,sav социал=social социол=sociol сочета=combin сочине=essa сочини=compos сочувс=empath,sympat союз=allian,conjun,union
союзни=all спа=asleep,sleep спад=declin,recess спальн=bedroo спам=spam спас=rescu,sav спаса=rescu спасат=rescue спасен=rescu,salv спасиб=thank спасит=savior,saviou спекта=show спектр=spectr спел=rip
специа=specia спеши=hurr,rush спешк=hast спин=back спирал=spiral спиртн=liquor списк=list список=list,roster спит=sleep спичк=match сплав=allo сплетн=gossip спокой=calm
спор=argume,debat,disput,spor,argu спори=argu спорт=sport спортс=sports способ=abilit,abl,capabl,method,way споткн=stumbl справ=right справе=equit,fair,just справи=cop справк=refere
справо=handbo,refere спраш=ask спринт=sprint спрос=demand спроси=ask,inquir спрята=hid спуст=later спусти=descen спута=confus спутни=satell спят=sleep сравн=compar сравне=compar сравни=compar
сража=fight сражен=battl сраз=immedi,onc сред=amid,among,enviro,habita,midst,wednes средиз=medite средн=averag,medium средне=mediev средст=mean,remed среза=cut сродст=affini срок=deadli,period,term
срочн=emerge,urgent ссор=quarre ссори=quarre ссуд=loan ссыла=refer ссылк=exil,link,refere ста=becom,begin,flock стабил=stabil став=instal стави=put,set ставк=bet,rat стад=flock,herd стадио=stadiu
стакан=glas стал=steel сталин=stalin стан=becom станда=standa станов=becom,get станок=loom,machin станц=statio стар=old стара=try старик=old старос=old старт=start старта=startu
старш=elder,older,senior старых=old стат=articl,claus статис=statis статич=static стату=statu статус=statu стать=articl ство=stem,trunk стебел=stalk,stem стек=glas,stack стеко=glas стен=wall
стенк=wall степ=stepp степен=degre,extent стере=eras сти=styl стил=styl,styles,hous стильн=stylis стиму=incent,stimul стипен=schola стира=wash стих=lyric,vers стихот=poem
сто=cost,desk,hundr,should,stand,tabl,worth стои=cost стоимо=cost,valu стойк=rack сток=drain столб=column,pillar,pol столбе=column столбц=column столет=centur столиц=capita столкн=clash,collis,confro
столов=din стольк=man столяр=carpen,joiner стопк=pil,stack сторож=careta,guard,keeper сторон=advoca,asid,aspect,part,sid,toward стоя=stand,stood стоящ=worthw стр=dread,fear,severe страда=suffer
страж=custod,guard стран=countr страни=pag странн=odd,strang,weird страс=passio страте=strate страх=insur страхо=insura страшн=terrib стре=arrow стреко=dragon стрелк=arrow стрель=shoot стреля=shoot
стрем=stirru стреми=rapid стремл=aspir,striv стриж=swift строг=rigoro,strict строен=struct строи=build строит=builde,constr стройн=slende строк=lin,row,str строчк=lin строчн=lowerc,small структ=struct
струн=str сту=chair студ=studio студен=studen стук=knock стул=chair стуль=chair ступен=step ступи=step ступн=foot стуча=knock стыд=sham стыдн=asham суббот=saturd субстр=substr субъек=subjec
сувере=sovere сугроб=snowdr суд=court,judg,magist,refere,trial,tribun судебн=court,judici суди=judg,sue судн=boat,ship,vessel судьб=fat суевер=supers сужден=judgem,judgme сукн=cloth султан=sultan
суме=abl,manag сумерк=twilig сумк=bag сумм=amount,sum,hash сумочк=handba сундук=chest,trunk суп=soup суперо=jacket супруг=spous суров=harsh,sever,severe,stern сустав=joint сут=essenc сутк=day
суток=day сух=dry суш=land суши=dry сущест=creatu,essent,exist,existe,noun сущнос=natur,entit сфер=spher схвати=grasp,seiz схем=chart,circui,diagra,schem сходст=resemb сцен=scen,stag
сценар=scenar,script,workfl сцепле=clutch счаст=happin счастл=fortun,happi,happ счасть=lucki счет=accoun,bill,count,invoic,scor счетчи=counte,meter счита=believ,consid,count,deem,reckon,regard,think
сша=americ сши=sew,stitch съедоб=edibl съезд=congre съемк=footag съемщи=tenant съес=eat сыворо=whe сыгра=pla сын=son сынов=son сынок=sonn сыр=chees,crud,damp,raw сюд=her сюж=plot,storyl сюрреа=surrea
табак=tobacc таблет=pill,tablet таблиц=tabl табур=stool таз=basin тайм=half таймер=timer тайн=confid,myster,secrec,secret тайфун=typhoo так=such,thu,ther так-ка=sinc такж=also,too таким=thu таких=such
такс=cab,taxi тактик=tactic тал=waist талант=talent талисм=mascot там=ther,wher таможе=custom таможн=custom танец=danc танк=tank танцев=danc танцор=dancer тапк=slippe тарелк=plat тариф=tariff тасс=tas
татуир=tattoo тачк=wheelb,barrow,earth тащи=drag тая=melt твар=creatu тверд=firm,hard,solid творог=curd творче=creati театр=theate,theatr тег=tag тезис=thesi текст=lyric,text тексти=textil
тексту=textur текущ=curren тел=bod телеви=televi телег=cart,wagon телегр=telegr тележк=cart телено=calf телеск=telesc телефо=phon,teleph теляти=veal
тем=meanti,meanwh,nevert,noneth,subjec,them,thereb,topic,tag темн=dark,darkes темниц=dungeo темнот=dark,darkne темп=pac,tempo темпер=temper тен=shad,shadow тенден=tenden,trend теннис=tenni теор=theor
теорем=theore теорет=theore теп=heat,warm,warmth тепер=now тепл=warm,warmer теплиц=greenh теплов=therma теплот=heat,warmth терап=therap тере=grat,rub терк=grat термин=termin,term термом=thermo
терпе=endur терпен=patien терпим=tolera террас=terrac террит=territ террор=terror теря=los тесн=close,tight тест=dough,pastr,test тет=aunt тетк=aunt тетрад=notebo,signat,fold тех=sinc технич=techni
технол=techno теч=flow течен=curren,dur,flow тика=tick тимьян=thym тип=typ типичн=typica типогр=pres,printe,shop тир=dash тираж=circul,print тис=yew титани=titani тих=calm,pacifi,quiet,silent
тихоок=pacifi тишин=silenc тка=weav ткан=cloth,fabric,textil,tissu ткач=weaver товар=commod,good товари=comrad,fellow,mat тог=furthe,moreov тогд=then,wherea,whil,whilst,took тож=also,too ток=curren
токен=token токсич=toxic,toxici толк=interp толка=push толкну=push толп=crowd,mob толст=fat,thick толчок=thrust толщин=thickn тольк=mere,onl,sole том=vol,volum томи=simmer тон=ton
тонк=delica,fin,slende,slim,subtl,thin тонн=ton тоннел=tunnel тону=drown,sink тоньш=thinne топк=furnac топлив=fuel топол=poplar топор=axe тор=tor торг=auctio
торгов=bargai,commer,dealer,mall,trad,trader торжес=triump тормоз=brak торт=cak торф=peat тост=toast тот=sam тот-ж=sam точи=sharpe точк=dot,point,viewpo,stop,full точн=accura,exact,precis
точнос=accura тошни=nausea тощ=skinn трав=gras,herb травм=injur,trauma трагед=traged трагич=tragic традиц=tradit траект=trajec тракти=inn тракто=tracto трамва=tram трансл=broadc трансп=transp
трансс=tran,siberi транше=trench трасс=rout трати=spend,wast тре=third треб=demand,requir требов=claim,need,requir тревог=alarm тревож=anxiou,uneas,worr трезв=sober трем=plant трен=fricti
тренер=coach,traine тренир=train треск=cod трет=third треть=third треуго=triang трех=thre три=thre,trio трибун=tribun тривиа=trivia тридца=thirt трижд=thric тринад=thirte тро=thre трога=touch
троиц=trinit тройн=tripl трон=thron трону=touch троп=path,trail тропич=tropic трос=cabl,can тростн=reed тротуа=paveme,sidewa троф=troph труб=chimne,pip,trumpe,tub трубоп=pipeli труд=labor,labour,work
труди=work трудн=diffic,hard,tough трудно=proble трудящ=worker труп=corps трус=coward трюк=trick трюм=hold тряпк=rag тряс=shak,shook туал=toilet туберк=tuberc туг=tight туд=ther туман=fog,mist
тундр=tundra тунец=tuna туннел=tunnel туп=blunt,dull тупик=deadlo,sid тур=tour турбин=turbin турецк=turkis туризм=touris турист=touris турнир=tourna турц=turke тут=her туфл=sho туч=cloud туши=stew
тщател=carefu,thorou тщесла=vanit тыка=pok тыкв=pumpki,squash тысяч=thousa тысяче=millen тычинк=stamen тьм=dark,darkne тюлен=seal тюльпа=tulip тюремщ=jailer тюрьм=jail,prison тяг=crav,tracti
тяготе=gravit тяжб=lawsui тяже=hard,heav тяжел=heav тяжес=gravit тяжк=dir тян=pull тяну=draw,pull,stretc убеди=convin,ensur,persua,sur убедит=compel убежищ=asylum,refug,shelte уби=kill убива=kill
убийст=assass,murder убийц=murder убит=kill уборщи=cleane убра=remov убытк=loss убыток=los убь=kill уважа=respec уважае=esteem уважен=respec уведом=notic,notifi,notif увелич=increa
уверен=assura,certai,confid,sur увери=assur увид=see,will увиде=see увлека=fascin увлече=enthus,hobb уволи=dismis,resign увы=ala угада=gues угл=corner углеро=carbon угнете=oppres уго=angl,corner
угол=charco,coal,ember уголов=crimin угольн=coal угор=eel угрожа=threat угроз=threat уда=succe удава=manag удален=dispos,remot,remova удали=delet,remov удало=could удаля=delet,remov
удар=blow,bump,hit,impact,shock,strik,strok ударен=accent,emphas,stres удари=hit,strik удач=fortun,luck удачн=luck удвои=doubl удержа=hold удивит=surpri удивле=surpri удивля=wonder удобн=comfor,conven
удобст=comfor удовле=satisf удовол=enjoym,pleasu уедине=solita уезд=count уезжа=leav уеха=leav ужас=dread,horror,terror ужаса=terrif ужасн=awful,dreadf,horrif,terrib уже=alread ужин=dinner,supper
узд=bridl узе=hub,knot,nod узк=narrow,bottle узл=host узна=know,learn,learnt,recogn узор=patter уйт=leav,quit указ=decre,indica,specif указа=indica,specif,giv указан=guidan,guidel,indic,instru
указат=index,pointe уклон=bia уко=inject украин=ukrain украс=steal,stol украси=decora украше=decor,jewelr укрепи=reinfo укрепл=streng уксус=vinega укуси=bit уле=beehiv,hiv улитк=snail
улиц=outdoo,street уловк=trick уложи=lay улучше=improv улучши=enhanc,improv улыба=smil улыбк=smil улыбну=smil уме=abl умен=abilit,skill уменьш=decrea,reduc умер=die умере=die умерен=modera
умерш=dead,deceas умира=die умн=clever,intell,smart умножи=multip умолча=defaul умоля=beg,plead умстве=intell,mental унасле=inheri универ=univer уникал=uniqu уничто=destro,destru унц=ounc упа=fall
упак=pack упас=fall уплати=pay упомин=mentio упомян=mentio упорн=stubbo употре=usag,use управл=admini,board,contro,manag,manage,joint упражн=exerci упрост=simple упруг=elasti упряж=harnes
упусти=overlo уравне=equ ураган=hurric уран=uraniu уровен=level,tier уровн=level уродли=ugl урожа=crop,harves,yield урок=lesson урони=drop усадьб=manor усил=effort,endeav усили=reinfo ускори=accele
услов=claus,condit услуг=favour услыша=hear,heard усмотр=discre усну=asleep,sleep успе=manag успех=succes успешн=succes успоко=calm уст=mouth уста=tir устав=bylaw,charte,statut устал=tir устало=fatigu
устана=instal устано=establ,instal,set,setup устаре=obsole устн=oral,verbal устойч=stabl,stead,sustai устра=arrang устран=elimin,remova устриц=oyster устрои=arrang устрой=devic уступа=yield
уступи=conced,yield уступк=conces усы=mousta усынов=adopt утверд=affirm,approv утверж=assert,claim,statem утес=cliff утечк=leak утеши=comfor утилит=applic,utilit утк=duck утону=drown,sink
уточни=clarif,refin утр=morn утрати=los утренн=morn утроб=womb утюг=iron ухмылк=grin ухо=ear уход=car уходи=leav,took участ=engage,part участв=contri,partic участн=contri,member,partic,team
участо=plot,sit учеб=stud учебн=academ учебни=textbo,tutori учен=doctri,schola,scient,teach ученик=appren,pupil,studen учетн=accoun учи=learn,learnt,stud,taught,teach училищ=colleg учит=consid,teach
учител=teache учрежд=instit,offic учтен=count уше=ear,leav уши=ear ушл=leav ущел=gorg ущерб=damag уэльс=wal уютн=coz уязвим=vulner фабрик=factor фаз=phas фай=fil файл=fil факе=torch факт=fact
фактич=actual,factua фактор=factor фактур=textur факуль=facult фальц=fold фамил=surnam фан=fan фантаз=fantas фарват=channe фартук=apron фарфор=porcel фасол=bean фашист=fascis феврал=februa
федера=federa,feder феликс=felix фенхел=fennel ферм=farm фермен=enzym фермер=farmer фестив=festiv фея=fair фиалк=violet фигур=figur физик=physic физиол=physio физиче=physic филиа=affili,branch
филосо=philos фильм=film,movi фильтр=filter фина=final финаль=final финанс=financ финлян=finlan финск=finnis фиолет=purpl фирм=firm фитил=wick флаг=flag флагма=flagsh флейт=flut флор=flora
флот=fleet,naval,nav фокус=focu фольг=foil фон=backdr,backgr фонар=lamp,lanter,torch фонд=fund фонтан=founta форел=trout форм=form,format,mold,mould,shap,unifor формал=formal формир=form форму=formul
формул=formul форт=fortre фортеп=piano форум=forum фотоап=camera фотогр=photog фрагме=fragme,snippe фраз=phras,senten фракц=factio,fracti франк=franc франц=franc францу=franc,french фреймв=framew
фронт=front фрукт=fruit фундам=found функц=featur,functi фунт=pound фут=foot футбо=footba футбол=footba футляр=cas хабаро=khabar хаос=chao характ=charac харбин=harbin харт=charte хвали=prais
хваста=boast хват=enough,mis хвата=lack хватк=grip хвост=tail хельси=helsin хеш=hash хижин=cabin,hut хим=chemis химик=chemis химиче=chemic хирург=surgeo,surger,surgic хлеб=bread,loaf хлопок=cotton
хмел=hop ход=cours ходи=going,walk хож=walk хозяин=host,landlo,master,owner хозяйк=mistre хозяйс=econom,farm,househ хокк=hocke холер=choler холм=hill холод=cold холоди=fridg,refrig холодн=cold
холост=bachel холст=canva хор=choir,choru хорони=bur хорош=good,nice,well хост=host хот=albeit,althou,tho,though,want,least хоте=want,wish хоч=want храбр=brav храбро=braver храм=templ хран=keep
хранен=storag храни=keep,stor хранил=stor хранит=curato,guardi,keeper храпе=snor хреб=ridg христи=christ хром=chrom,lam хроник=chroni хрупк=fragil хрустя=crisp худ=thin художе=artist
художн=artist,painte худш=inferi,wors,worst хуж=wors,worst хук=hook цапл=heron цар=king,tsar царапи=scratc царск=tsar царств=kingdo,realm,reign цвес=bloom,blosso,flower цвет=color,colour
цветен=bloom,blosso цветн=colour цветок=blosso,flower цветоч=floral цел=aim,entir,genera,goal,intact,intege,kis,object,overal,purpos,target,whol цели=aim целик=whol цемент=cement цен=cost,pric
цензор=censor цензур=censor ценн=valuab ценнос=valu цент=cent центр=centr,hub центра=centra цеп=chain,circui цепочк=chain церемо=ceremo церкв=church церков=church цивили=civili цик=cycl,loop
цилинд=cylind циник=cynic цинк=zinc цирк=circu циркул=compas цит=quot цитат=quot цифр=digit,figur,number цифров=digita цыган=gyps цыплен=chick,chicke чай=tea чайк=gull чайник=kettl чанчун=changc
час=clock,compon,hour,part,watch часов=sentr часовн=chapel часовщ=watchm част=freque,often частиц=partic частич=partia,part частн=privat частно=partic частот=freque чат=chat чаш=bowl чашели=sepal
чашк=cup чащ=thicke челнок=shuttl челове=human,man,mankin,person челюс=jaw чем=than чемода=suitca,trunk чемпио=champi чепух=nonsen черв=worm чердак=attic через=acros,throug,via,later череп=skull
черепа=turtl черепи=til черн=black черни=ink черник=bluebe чернов=draft черт=devil,strok,trait,backsl чертеж=draw,draugh черти=draw чертоп=thistl чес=honor,honour чеснок=garlic честн=honest
честол=ambiti четвер=four,fourth,quarte,thursd четкос=clarit четыр=four четыре=four четырн=fourte чех=czech чечеви=lentil чешск=czech чин=rank чини=fix,mend,repair чиновн=office,offici чис=number
чисе=number числ=even числен=number числов=number,numeri чист=blank,clean,pur,pure,sheer,solid чисти=clean,peel чистот=purit чит=chita чита=read читате=reader чиха=sneez чищ=cleane член=member
чрезвы=exceed чрезме=excess чтен=read что=what что-ни=anyth что-т=someth чувств=emotio,feel,sens,sensit,sentim чуд=miracl чудесн=wonder чудови=monste чуж=alien,foreig чулан=closet чулок=stock
чум=plagu шаблон=patter,templa шаг=footst,step шайб=gang шал=shawl шалф=sag шампан=champa шампун=shampo шанс=chanc шапк=cap,matter,front шар=ball,balloo,glob,spher шарф=scarf шатер=tent шафран=saffro
шахмат=ches шахт=min,shaft шахтер=miner шашк=draugh швабр=mop швед=swedis шведск=swedis швейца=swis,switze швец=sweden шевард=shevar шел=go,walk шелк=silk шепот=whispe шепта=whispe шериф=sherif
шерс=wool шес=six шест=sixth шеств=march,proces шестер=gear шестид=sixt шестна=sixtee,levell шестьд=sixt шея=neck шиллин=shill шин=tir,tyr шип=thorn шир=broade,wider ширин=width широк=broad,wid,wide
широт=latitu шит=sew шифер=slat шифр=encryp шифров=encryp шицга=shitsg шка=scal шкаф=cabine,closet,cupboa шкафчи=locker шко=school школьн=school шла=go,walk шланг=hos шлем=helmet шли=go шлюз=lock
шляп=hat шнур=cord шокола=chocol шосс=highwa шотлан=scotla,scotti шоу=show шпа=sleepe шпаг=sword шпион=spy шрам=scar шрифт=font,typ,typefa штаб=headqu,staff штамп=stamp штан=pant штил=calm штопа=mend
штор=curtai шторм=storm штраф=fin,penalt штрихк=barcod штук=thing штукат=plaste штурва=helm штурм=storm шуб=fur,coat шум=nois шути=jok шутк=jok щедр=genero щек=cheek щел=slot щелкну=click щелоч=alkali
щелчок=click щенок=pupp щепк=chip щепотк=pinch щетк=brush щит=shield щук=pik эваку=evacua эвакуа=evacu эволюц=evolut эгоист=selfis эквива=equiva экзаме=exam экземп=cop,instan,specim экзоти=exotic
экипаж=crew эколог=ecolog эконом=econom экосис=ecosys экран=screen экрани=escap экскур=tour экспед=expedi экспер=experi,expert экспоз=exhibi экспон=exhibi экспор=export эксцен=eccent
электр=electr,pdf,book элемен=elemen,item элит=elit эмблем=emblem,logo эмигр=emigra эмигра=emigr эмоц=emotio эмпири=empiri энерг=energ энерге=energ энерги=vigoro энцикл=encycl эпидем=epidem
эпизод=episod эпичес=epic эпос=epic эпох=age,era эра=era эроз=erosio эскадр=squadr эскиз=sketch эсс=essa,essay эстети=aesthe эстон=estoni эстонс=estoni этаж=floor,upstai этап=stag эти=thes этик=ethic
этикет=label этих=thes этниче=ethnic это=thi этот=thi эффект=effect,effici эхо=echo юбил=annive юбк=skirt юго-за=southw южн=south,southe юмор=humor,humour юморис=humoro юникод=unicod юнос=youth
юнош=lad юны=young юпитер=jupite юридич=legal юрисди=jurisd юрист=lawyer яблок=appl яблон=appl яви=appear явлен=phenom явн=explic ягнено=lamb ягод=berr ядер=cor ядерн=nuclea ядовит=toxic
ядр=cor,kernel,nucleu язык=langua,tongu языков=lingui язычес=pagan язычни=pagan яйц=egg якор=anchor яма=pit январ=januar янтар=amber япон=japan японец=japane японск=japan,japane ярд=yard
ярк=bright,vibran,vivid яркос=bright ярлык=label ярмарк=fair ярос=rag яростн=furiou ярус=tier ясен=ash ясн=clear,cleare яснос=clarit ястреб=hawk яхт=yacht ячейк=cell ячмен=barle ящериц=lizard
ящик=box,drawer
"""
